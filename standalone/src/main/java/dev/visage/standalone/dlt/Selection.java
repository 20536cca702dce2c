package dev.visage.standalone.dlt;

import dev.visage.contracts.event.DeadLetter.Reason;
import dev.visage.contracts.event.Topic;
import dev.visage.standalone.launch.RunningSystem;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which dead letters, of which system: options that the commands share. */
final class Selection {

    @Option(names = "--topic", description = "only of this topic, such as visage.image.uploaded")
    private @Nullable String topic;

    @Option(names = "--reason", description = "only with this reason, such as failed")
    private @Nullable String reason;

    @Option(names = "--data", defaultValue = "data", description = "the system's data directory (default: ./data)")
    private Path data = Path.of("data");

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    Path data() {
        return data;
    }

    String kafka() {
        return RunningSystem.of(data).kafka();
    }

    /** Whether a letter is meant. */
    Predicate<Letter> wanted() {
        String only = topic == null ? null : topic(topic, spec);
        Reason because = reason == null ? null : reason(reason);
        return letter -> (only == null || letter.told().topic().equals(only))
                && (because == null || letter.told().reason() == because);
    }

    /** The name of a topic that is consumed, given with or without the ending of its dead letters. */
    static String topic(String given, CommandSpec spec) {
        return Topic.consumed().stream()
                .map(Topic::topicName)
                .filter(name -> given.equals(name) || given.equals(Topic.deadLettersOf(name)))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "There are dead letters of "
                                + Topic.consumed().stream()
                                        .map(Topic::topicName)
                                        .collect(Collectors.joining(" and "))
                                + ", not of \"" + given + "\"."));
    }

    private Reason reason(String given) {
        return Reason.named(given)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--reason is "
                                + Arrays.stream(Reason.values())
                                        .map(Reason::wireName)
                                        .collect(Collectors.joining(", "))
                                + ", not \"" + given + "\"."));
    }
}
