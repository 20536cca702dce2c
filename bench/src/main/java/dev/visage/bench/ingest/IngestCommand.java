package dev.visage.bench.ingest;

import dev.visage.bench.system.Machine;
import dev.visage.bench.system.ThrowAwaySystem;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.standalone.launch.LaunchSettings.Form;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the edge takes in. */
@Command(
        name = "ingest",
        description =
                "Uploads to a system without workers, beside direct PUTs of the same bytes into its object store.",
        mixinStandardHelpOptions = true)
public final class IngestCommand implements Callable<Integer> {

    /** 200 KB as JPEG. */
    private static final int WIDTH = 1076;

    private static final int HEIGHT = 807;

    @Option(names = "--warmup", defaultValue = "5000", description = "uploads, and PUTs, before (default: 5000)")
    private int warmUps;

    @Option(names = "--rounds", defaultValue = "9", description = "measured rounds (default: 9)")
    private int rounds;

    @Option(names = "--uploads", defaultValue = "500", description = "uploads, and PUTs, in a round (default: 500)")
    private int uploads;

    @Option(names = "--concurrency", defaultValue = "16", description = "requests at once (default: 16)")
    private int concurrency;

    @Option(
            names = "--minutes",
            defaultValue = "1",
            description =
                    "for how long uploads then go on while the memory is watched; about 3 GB a minute (default: 1)")
    private double minutes;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        requireSense();
        byte[] picture = SamplePictures.photograph(WIDTH, HEIGHT, Orientation.UPRIGHT);
        double loadBefore = Machine.loadAverage();
        IngestResult result;
        try (ThrowAwaySystem system = ThrowAwaySystem.start(Form.PROCESSES, "--workers", "0");
                IngestRun run = new IngestRun(system, picture, concurrency)) {
            result = run.run(warmUps, rounds, uploads, Duration.ofMillis((long) (minutes * 60_000)));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(Machine.describe()
                + String.format(
                        Locale.ROOT,
                        "; load average %.1f before; medians of %d rounds of %d each, %d at once, of a JPEG of %d kB, after %d.",
                        loadBefore,
                        rounds,
                        uploads,
                        concurrency,
                        picture.length / 1000,
                        warmUps));
        out.println();
        out.println(result.toMarkdown());
        out.flush();
        return 0;
    }

    private void requireSense() {
        if (warmUps < 1
                || uploads < 1
                || rounds < 1
                || concurrency < 1
                || concurrency > 256
                || !(minutes > 0 && minutes <= 60)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--warmup, --uploads and --rounds are 1 or more, --concurrency is 1 to 256, --minutes more than 0 to 60.");
        }
    }
}
