package dev.visage.standalone.dlt;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.id.UploadId;
import dev.visage.standalone.table.Table;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists dead letters. */
@Command(
        name = "list",
        description = "Lists dead letters: of a record that became one several times, the last.",
        mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

    private static final int LONGEST_MESSAGE = 100;

    @Mixin
    private Selection selection = new Selection();

    @Option(names = "--json", description = "print a line of JSON for each")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() {
        var wanted = selection.wanted();
        PrintWriter out = spec.commandLine().getOut();
        try (DeadLetters letters = new DeadLetters(selection.kafka())) {
            Collection<Letter> newest = letters.newest(wanted);
            if (json) {
                newest.forEach(letter -> out.println(EventJson.mapper().writeValueAsString(Line.of(letter))));
            } else if (newest.isEmpty()) {
                out.println("There are no dead letters.");
            } else {
                print(newest, out);
            }
        }
        out.flush();
        return 0;
    }

    private static void print(Collection<Letter> letters, PrintWriter out) {
        new Table(
                        List.of("topic", "letter", "since", "reason", "user", "upload", "message"),
                        letters.stream().map(ListCommand::row).toList())
                .print(out);
        out.println();
        Map<List<String>, Long> counts =
                new TreeMap<>((one, other) -> one.toString().compareTo(other.toString()));
        letters.forEach(letter -> counts.merge(
                List.of(letter.told().topic(), letter.told().reason().wireName()), 1L, Long::sum));
        new Table(
                        List.of("topic", "reason", "letters"),
                        counts.entrySet().stream()
                                .map(count -> List.of(
                                        count.getKey().get(0),
                                        count.getKey().get(1),
                                        count.getValue().toString()))
                                .toList())
                .print(out);
    }

    private static List<String> row(Letter letter) {
        String message = letter.told().message().replaceAll("\\s+", " ").replaceFirst("^([a-z]\\w*\\.)+(?=[A-Z])", "");
        return List.of(
                letter.told().topic(),
                letter.place(),
                letter.at().truncatedTo(ChronoUnit.SECONDS).toString(),
                letter.told().reason().wireName(),
                Objects.requireNonNullElse(letter.key(), "-"),
                letter.uploadId().map(UploadId::toString).orElse("-"),
                message.substring(0, Math.min(message.length(), LONGEST_MESSAGE)));
    }

    /** A letter as a line of JSON. */
    private record Line(
            String topic,
            String letter,
            String at,
            String reason,
            @Nullable String key,
            @Nullable UploadId uploadId,
            String message) {

        static Line of(Letter letter) {
            return new Line(
                    letter.told().topic(),
                    letter.place(),
                    letter.at().toString(),
                    letter.told().reason().wireName(),
                    letter.key(),
                    letter.uploadId().orElse(null),
                    letter.told().message());
        }
    }
}
