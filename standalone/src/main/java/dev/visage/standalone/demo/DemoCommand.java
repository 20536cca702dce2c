package dev.visage.standalone.demo;

import dev.visage.embedded.process.InfrastructureException;
import dev.visage.standalone.launch.LaunchSettings;
import dev.visage.standalone.launch.LaunchSettings.Form;
import dev.visage.standalone.launch.LaunchSettings.Instances;
import dev.visage.standalone.launch.ShutdownSignal;
import dev.visage.standalone.launch.VisageSystem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The main job, for everyone to see. */
@Command(
        name = "demo",
        description =
                "Starts everything in a throw-away directory, uploads real pictures, checks all that comes of them.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    @Option(names = "--json", paramLabel = "FILE", description = "also write the result to this file, as JSON")
    private @Nullable Path json;

    @Option(names = "--data", paramLabel = "DIR", description = "keep everything in this directory, empty or new")
    private @Nullable Path data;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        requireWritable(json);
        out.println("Starting Kafka, S3, PostgreSQL and the services ...");
        out.flush();
        ShutdownSignal signal = ShutdownSignal.install();
        DemoResult result;
        try {
            result = data == null ? demonstrateThrowAway(out) : demonstrate(requireEmpty(data), out);
        } finally {
            signal.close();
        }
        if (json != null) {
            Files.writeString(json, toJson(result));
        }
        out.println(result.ok() ? "All of it was right." : "Not all of it was right.");
        out.flush();
        return result.ok() ? 0 : 1;
    }

    private static DemoResult demonstrateThrowAway(PrintWriter out) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("visage-demo-");
        try {
            return demonstrate(directory, out);
        } finally {
            FileSystemUtils.deleteRecursively(directory);
        }
    }

    private static DemoResult demonstrate(Path directory, PrintWriter out) throws IOException, InterruptedException {
        List<DemoRow> rows = new ArrayList<>();
        try (VisageSystem system =
                        VisageSystem.start(new LaunchSettings(directory, 0, Form.ONE_JVM, Instances.ONE_OF_EACH));
                ChangeLog changes = new ChangeLog(system.running().kafka())) {
            DemoRun run = new DemoRun(system, changes);
            for (DemoUpload upload : DemoUploads.all()) {
                rows.add(run.run(upload));
            }
        }
        DemoTable.print(rows, out);
        return new DemoResult(rows.stream().allMatch(DemoRow::isRight), rows);
    }

    /** Told before all the work, not after it. */
    private static void requireWritable(@Nullable Path file) {
        if (file == null) {
            return;
        }
        try {
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                    .close();
        } catch (IOException unwritable) {
            throw new InfrastructureException(
                    file + " cannot be written: choose another file with --json.", unwritable);
        }
    }

    private static Path requireEmpty(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            try (var entries = Files.list(directory)) {
                if (entries.findAny().isPresent()) {
                    throw new InfrastructureException(
                            directory
                                    + " is not empty: the demonstration provisions users of its own, so give it a new directory.");
                }
            }
        }
        return directory;
    }

    private static String toJson(DemoResult result) {
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(result)
                + "\n";
    }

    private record DemoResult(boolean ok, List<DemoRow> uploads) {}
}
