package dev.visage.bench.lanes;

import dev.visage.bench.figure.MarkdownTable;
import dev.visage.bench.figure.Spread;
import dev.visage.bench.system.Machine;
import dev.visage.bench.system.ThrowAwaySystem;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
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

/** Latency of people's uploads without and beside an import. */
@Command(
        name = "lanes",
        description = "Starts a system, uploads one at a time, first alone, then while an import runs, and prints how"
                + " long it took until each outcome.",
        mixinStandardHelpOptions = true)
public final class LanesCommand implements Callable<Integer> {

    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1200;

    @Option(names = "--items", defaultValue = "10000", description = "pictures of the import (default: 10000)")
    private int items;

    @Option(names = "--uploads", defaultValue = "500", description = "uploads without the import (default: 500)")
    private int uploads;

    @Option(names = "--warmup", defaultValue = "200", description = "uploads before them (default: 200)")
    private int warmUps;

    @Option(
            names = "--pause",
            defaultValue = "100ms",
            description = "between an answer and the next upload (default: 100ms)")
    private Duration pause = Duration.ZERO;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (items < 1 || uploads < 1 || warmUps < 0) {
            throw new ParameterException(
                    spec.commandLine(), "--items and --uploads are 1 or more, --warmup 0 or more.");
        }
        double loadBefore = Machine.loadAverage();
        byte[] picture = SamplePictures.photograph(WIDTH, HEIGHT, Orientation.UPRIGHT);
        List<Duration> idle;
        LanesRun.Busy busy;
        try (ThrowAwaySystem system = ThrowAwaySystem.start(Form.PROCESSES)) {
            LanesRun run = new LanesRun(system, picture, pause);
            run.idle(warmUps);
            idle = run.idle(uploads);
            busy = run.busy(items);
        }
        print(loadBefore, picture.length, idle, busy);
        return 0;
    }

    private void print(double loadBefore, int bytes, List<Duration> idle, LanesRun.Busy busy) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(Machine.describe()
                + String.format(
                        Locale.ROOT,
                        "; load average %.1f before; uploads of a JPEG of %d x %d (%d kB), %d ms after each answer; an import"
                                + " of %d pictures of 200 kB, which took %.1f s.",
                        loadBefore,
                        WIDTH,
                        HEIGHT,
                        bytes / 1000,
                        pause.toMillis(),
                        items,
                        busy.importTook().toMillis() / 1e3));
        out.println();
        MarkdownTable table = new MarkdownTable(with("upload to outcome", "uploads", Spread.heads()));
        Spread alone = Spread.of(idle);
        Spread beside = Spread.of(busy.uploads());
        table.row(with("alone", Integer.toString(idle.size()), alone.cells()));
        table.row(with("beside the import", Integer.toString(busy.uploads().size()), beside.cells()));
        out.println(table.row(with(
                "ratio",
                "",
                List.of(
                        ratio(beside.p50(), alone.p50()),
                        ratio(beside.p90(), alone.p90()),
                        ratio(beside.p99(), alone.p99()),
                        ratio(beside.max(), alone.max())))));
        out.flush();
    }

    private static String ratio(double one, double other) {
        return String.format(Locale.ROOT, "%.1f", one / other);
    }

    private static List<String> with(String first, String second, List<String> rest) {
        List<String> all = new ArrayList<>(List.of(first, second));
        all.addAll(rest);
        return all;
    }
}
