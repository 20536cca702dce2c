package dev.visage.bench.rebalance;

import dev.visage.bench.figure.MarkdownTable;
import dev.visage.bench.figure.Median;
import dev.visage.bench.system.Machine;
import dev.visage.embedded.EmbeddedInfrastructure;
import dev.visage.embedded.EmbeddedSettings;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Consumer groups whose members come and go. */
@Command(
        name = "rebalance",
        description = "Starts Kafka, kills, stops and starts members of consumer groups, and prints how long partitions"
                + " stood still.",
        mixinStandardHelpOptions = true)
public final class RebalanceCommand implements Callable<Integer> {

    private static final double NANOS_PER_SECOND = 1e9;

    @Option(names = "--rounds", defaultValue = "5", description = "how often each change is made (default: 5)")
    private int rounds;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (rounds < 1) {
            throw new ParameterException(spec.commandLine(), "--rounds is 1 or more, not " + rounds + ".");
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "%s; load average %.1f before.%n", Machine.describe(), Machine.loadAverage());
        Path directory = Files.createTempDirectory("visage-bench-");
        try (EmbeddedInfrastructure infrastructure = EmbeddedInfrastructure.start(EmbeddedSettings.in(directory))) {
            for (Membership membership : Membership.ALL) {
                out.println();
                out.println("### " + membership);
                out.println();
                out.println(table(new RebalanceRun(membership, infrastructure.kafkaBootstrapServers()).run(rounds)));
                out.flush();
            }
        } finally {
            FileSystemUtils.deleteRecursively(directory);
        }
        return 0;
    }

    private static MarkdownTable table(Map<Change, List<Stall>> stalls) {
        MarkdownTable table = new MarkdownTable(List.of(
                "the third member",
                "its partitions stand still, s",
                "longest",
                "the others, s",
                "longest",
                "records twice",
                "most"));
        stalls.forEach((change, each) -> table.row(List.of(
                change.toString(),
                median(each, Stall::its),
                longest(each, Stall::its),
                median(each, Stall::others),
                longest(each, Stall::others),
                String.format(Locale.ROOT, "%.0f", Median.of(each, Stall::duplicates)),
                Integer.toString(each.stream().mapToInt(Stall::duplicates).max().orElse(0)))));
        return table;
    }

    private static String median(List<Stall> stalls, Function<Stall, Duration> part) {
        return seconds(Median.of(stalls, stall -> part.apply(stall).toNanos()));
    }

    private static String longest(List<Stall> stalls, Function<Stall, Duration> part) {
        return seconds(stalls.stream()
                .mapToLong(stall -> part.apply(stall).toNanos())
                .max()
                .orElse(0));
    }

    private static String seconds(double nanos) {
        return String.format(Locale.ROOT, "%.2f", nanos / NANOS_PER_SECOND);
    }
}
