package dev.visage.bench.latency;

import dev.visage.bench.system.Machine;
import dev.visage.bench.system.ThrowAwaySystem;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.standalone.launch.LaunchSettings.Form;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Latency of one upload at a time. */
@Command(
        name = "latency",
        description = "Starts a system, uploads a photograph one at a time, and prints how long each stage took.",
        mixinStandardHelpOptions = true)
public final class LatencyCommand implements Callable<Integer> {

    /** What "2 megapixels" is: 1600 x 1200. Other sizes have the same shape. */
    private static final int WIDTH_OF_TWO = 1600;

    @Option(names = "--uploads", defaultValue = "200", description = "uploads in each measured part (default: 200)")
    private int uploads;

    @Option(names = "--warmup", defaultValue = "100", description = "uploads before them (default: 100)")
    private int warmUps;

    @Option(
            names = "--megapixels",
            defaultValue = "2",
            description = "size of the picture: 0.32 is 640 x 480, 2 is 1600 x 1200 (default: 2)")
    private double megapixels;

    @Option(names = "--one-jvm", description = "all services in the launcher, not each as a process of its own")
    private boolean oneJvm;

    @Option(names = "--json", paramLabel = "FILE", description = "also write the result to this file, as JSON")
    private @Nullable Path json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        requireSense();
        int width = (int) Math.round(WIDTH_OF_TWO * Math.sqrt(megapixels / 2) / 4) * 4;
        int height = width * 3 / 4;
        byte[] picture = SamplePictures.photograph(width, height, Orientation.UPRIGHT);
        double loadBefore = Machine.loadAverage();
        LatencyResult result;
        try (ThrowAwaySystem system = ThrowAwaySystem.start(oneJvm ? Form.ONE_JVM : Form.PROCESSES)) {
            result = new LatencyRun(system, picture).run(warmUps, uploads);
        }
        if (json != null) {
            Files.writeString(json, toJson(result));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(Machine.describe()
                + String.format(
                        Locale.ROOT,
                        "; load average %.1f before, %.1f after; %d uploads of a JPEG of %d x %d (%d kB) after %d.",
                        loadBefore,
                        Machine.loadAverage(),
                        uploads,
                        width,
                        height,
                        picture.length / 1000,
                        warmUps));
        out.println();
        out.println(result.toMarkdown());
        out.flush();
        return 0;
    }

    private void requireSense() {
        if (uploads < 1 || warmUps < 0) {
            throw new ParameterException(spec.commandLine(), "--uploads is 1 or more, --warmup 0 or more.");
        }
        if (!(megapixels >= 0.01 && megapixels <= 50)) {
            throw new ParameterException(spec.commandLine(), "--megapixels is 0.01 to 50, not " + megapixels + ".");
        }
    }

    private static String toJson(LatencyResult result) {
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(result)
                + "\n";
    }
}
