package dev.visage.bench.burst;

import dev.visage.bench.figure.MarkdownTable;
import dev.visage.bench.figure.Spread;
import dev.visage.bench.load.Answer;
import dev.visage.bench.system.Machine;
import dev.visage.bench.system.ThrowAwaySystem;
import dev.visage.standalone.launch.LaunchSettings.Form;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** More uploads than can be taken in. */
@Command(
        name = "burst",
        description = "Sends uploads at multiples of the rate that is taken in at most, and prints what came of them.",
        mixinStandardHelpOptions = true)
public final class BurstCommand implements Callable<Integer> {

    @Option(
            names = "--times",
            split = ",",
            defaultValue = "0.5,1,2,4",
            description = "multiples of the peak rate, in this order (default: 0.5,1,2,4)")
    private List<Double> times = List.of();

    @Option(names = "--burst", defaultValue = "20s", description = "how long each lasts (default: 20s)")
    private Duration burst = Duration.ZERO;

    @Option(
            names = "--warmup",
            defaultValue = "60s",
            description = "how long uploads go on before the peak is measured (default: 60s)")
    private Duration warmUp = Duration.ZERO;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (times.stream().anyMatch(each -> !(each > 0 && each <= 20)) || burst.isZero() || warmUp.isZero()) {
            throw new ParameterException(
                    spec.commandLine(), "--times are more than 0 to 20 each, --burst and --warmup not nothing.");
        }
        double loadBefore = Machine.loadAverage();
        double peak;
        List<Burst> bursts = new ArrayList<>();
        try (ThrowAwaySystem system = ThrowAwaySystem.start(Form.PROCESSES);
                BurstRun run = new BurstRun(system)) {
            run.prepare(warmUp);
            peak = run.peak(burst);
            for (double each : times) {
                run.rest();
                bursts.add(run.burst(each, peak, burst));
            }
        }
        print(loadBefore, peak, bursts);
        return 0;
    }

    private void print(double loadBefore, double peak, List<Burst> bursts) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(Machine.describe()
                + String.format(
                        Locale.ROOT,
                        "; load average %.1f before; bursts of %d s; the peak is %.0f uploads per second.",
                        loadBefore,
                        burst.toSeconds(),
                        peak));
        out.println();
        out.println(rates(peak, bursts));
        out.println();
        out.println(latencies(bursts));
        out.flush();
    }

    private static MarkdownTable rates(double peak, List<Burst> bursts) {
        MarkdownTable table = new MarkdownTable(List.of(
                "times the peak",
                "offered per s",
                "accepted per s",
                "of the peak",
                "refused with Retry-After per s",
                "anything else",
                "recovered after s",
                "all outcomes after s",
                "lost"));
        bursts.forEach(each -> table.row(List.of(
                times(each),
                String.format(Locale.ROOT, "%.0f", each.offered()),
                String.format(Locale.ROOT, "%.0f", each.accepted()),
                String.format(Locale.ROOT, "%.2f", each.accepted() / peak),
                String.format(Locale.ROOT, "%.0f", each.refused()),
                Long.toString(each.failed()),
                seconds(each.recovered()),
                seconds(each.drained()),
                Integer.toString(each.lost()))));
        return table;
    }

    private static MarkdownTable latencies(List<Burst> bursts) {
        List<String> heads = new ArrayList<>(List.of("times the peak, answer"));
        heads.addAll(Spread.heads());
        MarkdownTable table = new MarkdownTable(heads);
        bursts.forEach(each -> {
            table.row(cells(times(each) + ", 202", each.spread(Answer::isAccepted)));
            table.row(cells(times(each) + ", 503", each.spread(Answer::isRefused)));
        });
        return table;
    }

    private static List<String> cells(String name, List<String> spread) {
        List<String> cells = new ArrayList<>(List.of(name));
        cells.addAll(spread);
        return cells;
    }

    private static String times(Burst burst) {
        return String.format(Locale.ROOT, "%.1f", burst.times());
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f", time.toNanos() / 1e9);
    }
}
