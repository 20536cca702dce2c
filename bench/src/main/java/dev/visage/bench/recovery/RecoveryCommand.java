package dev.visage.bench.recovery;

import dev.visage.bench.figure.MarkdownTable;
import dev.visage.bench.figure.Median;
import dev.visage.bench.system.Machine;
import dev.visage.bench.system.ThrowAwaySystem;
import dev.visage.standalone.launch.LaunchSettings.Form;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Recovery after kills. */
@Command(
        name = "recovery",
        description = "Kills each process of a running system in turn, and prints how long uploads were held up.",
        mixinStandardHelpOptions = true)
public final class RecoveryCommand implements Callable<Integer> {

    private static final List<String> SERVERS = List.of("kafka", "s3proxy", "postgres");

    @Option(names = "--kills", defaultValue = "5", description = "how often each is killed (default: 5)")
    private int kills;

    @Option(names = "--edges", defaultValue = "1", description = "ingest APIs (default: 1)")
    private int edges;

    @Option(names = "--workers", defaultValue = "1", description = "image workers (default: 1)")
    private int workers;

    @Option(names = "--stores", defaultValue = "1", description = "profile stores (default: 1)")
    private int stores;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (kills < 1) {
            throw new ParameterException(spec.commandLine(), "--kills is 1 or more, not " + kills + ".");
        }
        double loadBefore = Machine.loadAverage();
        Map<String, List<Recovery>> recoveries;
        try (ThrowAwaySystem system = ThrowAwaySystem.start(
                        Form.PROCESSES,
                        "--edges",
                        Integer.toString(edges),
                        "--workers",
                        Integer.toString(workers),
                        "--stores",
                        Integer.toString(stores));
                RecoveryRun run = new RecoveryRun(system, stores)) {
            recoveries = run.kill(processes(), kills);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(Machine.describe()
                + String.format(
                        Locale.ROOT,
                        "; load average %.1f before; %d ingest-api, %d image-worker, %d profile-store; %d kills each.",
                        loadBefore,
                        edges,
                        workers,
                        stores,
                        kills));
        out.println();
        out.println(table(recoveries));
        out.flush();
        return 0;
    }

    private List<String> processes() {
        List<String> processes = new ArrayList<>(
                List.of(first("ingest-api", edges), first("image-worker", workers), first("profile-store", stores)));
        if (stores > 1) {
            processes.add(RecoveryRun.ACTIVE_RELAY);
        }
        processes.addAll(SERVERS);
        return processes;
    }

    private static String first(String service, int instances) {
        return instances == 1 ? service : service + "-1";
    }

    private static MarkdownTable table(Map<String, List<Recovery>> recoveries) {
        MarkdownTable table =
                new MarkdownTable(List.of("killed", "recovered after s", "longest s", "answers while it was away"));
        recoveries.forEach((process, each) -> table.row(List.of(
                process,
                seconds(Median.of(each, Recovery::seconds)),
                seconds(each.stream().mapToDouble(Recovery::seconds).max().orElseThrow()),
                answers(each))));
        return table;
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f", seconds);
    }

    private static String answers(List<Recovery> recoveries) {
        Map<String, Integer> all = new TreeMap<>();
        recoveries.forEach(
                recovery -> recovery.answers().forEach((answer, times) -> all.merge(answer, times, Integer::sum)));
        return all.entrySet().stream()
                .map(answer -> answer.getKey() + ": " + answer.getValue())
                .collect(Collectors.joining(", "));
    }
}
