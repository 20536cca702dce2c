package dev.visage.bench.dialects;

import dev.visage.bench.figure.MarkdownTable;
import dev.visage.bench.figure.Median;
import dev.visage.bench.load.Round;
import dev.visage.bench.system.Machine;
import dev.visage.bench.system.ThrowAwaySystem;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.standalone.launch.LaunchSettings.Form;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What rendering a dialect costs the edge. */
@Command(
        name = "dialects",
        description =
                "Uploads one picture in the wrapping of each dialect, the workers stopped, and prints what it costs.",
        mixinStandardHelpOptions = true)
public final class DialectsCommand implements Callable<Integer> {

    /** About 200 KB as JPEG. */
    private static final int WIDTH = 1040;

    private static final int HEIGHT = 780;

    @Option(
            names = "--uploads",
            defaultValue = "200",
            description = "uploads in each wrapping and round (default: 200)")
    private int uploads;

    @Option(names = "--rounds", defaultValue = "5", description = "measured rounds, after one that is not (default: 5)")
    private int rounds;

    @Option(names = "--concurrency", defaultValue = "16", description = "uploads at once (default: 16)")
    private int concurrency;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (uploads < 1 || rounds < 1 || concurrency < 1 || concurrency > 256) {
            throw new ParameterException(
                    spec.commandLine(), "--uploads and --rounds are 1 or more, --concurrency is 1 to 256.");
        }
        byte[] picture = SamplePictures.photograph(WIDTH, HEIGHT, Orientation.UPRIGHT);
        double loadBefore = Machine.loadAverage();
        Map<Wrapping, List<Round>> measured;
        try (ThrowAwaySystem system = ThrowAwaySystem.start(Form.PROCESSES, "--workers", "0")) {
            measured = new DialectsRun(system, picture, concurrency).run(rounds, uploads);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(Machine.describe()
                + String.format(
                        Locale.ROOT,
                        "; load average %.1f before; medians of %d rounds of %d uploads each, %d at once, of a JPEG of %d kB.",
                        loadBefore,
                        rounds,
                        uploads,
                        concurrency,
                        picture.length / 1000));
        out.println();
        out.println(table(measured));
        out.flush();
        return 0;
    }

    private static MarkdownTable table(Map<Wrapping, List<Round>> measured) {
        List<Round> raw = Objects.requireNonNull(measured.get(Wrapping.NATIVE_RAW));
        double rawRate = Median.of(raw, Round::perSecond);
        MarkdownTable table = new MarkdownTable(
                List.of("upload", "accepted per second", "of the native raw rate", "edge CPU ms per upload"));
        measured.forEach((wrapping, rounds) -> {
            double rate = Median.of(rounds, Round::perSecond);
            table.row(List.of(
                    wrapping.title(),
                    String.format(Locale.ROOT, "%.0f", rate),
                    String.format(Locale.ROOT, "%.2f", rate / rawRate),
                    String.format(Locale.ROOT, "%.1f", Median.of(rounds, round -> round.cpuMillis("ingest-api")))));
        });
        return table;
    }
}
