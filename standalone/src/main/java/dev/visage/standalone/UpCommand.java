package dev.visage.standalone;

import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.standalone.launch.LaunchSettings;
import dev.visage.standalone.launch.LaunchSettings.Form;
import dev.visage.standalone.launch.LaunchSettings.Instances;
import dev.visage.standalone.launch.ShutdownSignal;
import dev.visage.standalone.launch.VisageSystem;
import dev.visage.worker.picture.TurboSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts everything and keeps it running. */
@Command(
        name = "up",
        description = "Starts Kafka, an S3 server, PostgreSQL and all services on loopback, until Ctrl-C.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    private static final Duration TOKEN_LIFETIME = Duration.ofHours(12);
    private static final int MOST_INSTANCES = 64;
    private static final UserId EXAMPLE_USER = new UserId(1);

    @Option(names = "--port", defaultValue = "8080", description = "port of the public API (default: ${DEFAULT-VALUE})")
    private int port;

    @Option(names = "--data", defaultValue = "data", description = "where everything is kept (default: ./data)")
    private Path data = Path.of("data");

    @Option(names = "--processes", description = "run every service as a process of its own")
    private boolean processes;

    @Option(
            names = "--workers",
            defaultValue = "1",
            description = "image workers, with --processes; without any, uploads wait for one (default: 1)")
    private int workers;

    @Option(
            names = "--edges",
            defaultValue = "1",
            description = "ingest APIs, with --processes, the first on --port (default: 1)")
    private int edges;

    @Option(names = "--stores", defaultValue = "1", description = "profile stores, with --processes (default: 1)")
    private int stores;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        requireSense();
        Form form = processes ? Form.PROCESSES : Form.ONE_JVM;
        PrintWriter out = spec.commandLine().getOut();
        out.println("Starting Kafka, S3, PostgreSQL and the services ...");
        out.flush();
        try (ShutdownSignal signal = ShutdownSignal.install();
                VisageSystem system = VisageSystem.start(new LaunchSettings(data, port, form, instances()))) {
            introduce(system, out);
            signal.await();
            out.println("Stopping ...");
            out.flush();
        }
        return 0;
    }

    private void requireSense() {
        if (port < 0 || port > 65535) {
            throw new ParameterException(spec.commandLine(), "--port is 0 to 65535, not " + port + ".");
        }
        requireCount("--workers", workers, 0);
        requireCount("--edges", edges, 1);
        requireCount("--stores", stores, 1);
        if (!processes && !instances().equals(Instances.ONE_OF_EACH)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Another number of services than one needs --processes: in one JVM one of each uses all cores.");
        }
    }

    private void requireCount(String option, int count, int fewest) {
        if (count < fewest || count > MOST_INSTANCES) {
            throw new ParameterException(
                    spec.commandLine(), option + " is " + fewest + " to " + MOST_INSTANCES + ", not " + count + ".");
        }
    }

    private Instances instances() {
        return new Instances(edges, workers, stores);
    }

    private static void introduce(VisageSystem system, PrintWriter out) throws IOException {
        Path picture = system.dataDirectory().resolve("example.jpg");
        Files.write(picture, SamplePictures.photograph(1600, 1200, Orientation.UPRIGHT));
        String authorization = "-H 'Authorization: Bearer "
                + system.keys().mint(EXAMPLE_USER.toString(), "update_profile admin", TOKEN_LIFETIME) + "'";
        String user = system.running().url() + "/v1/users/" + EXAMPLE_USER;
        out.println();
        out.println("Visage is up:   "
                + system.running().urls().stream().map(URI::toString).collect(Collectors.joining(", ")));
        out.println("Data directory: " + system.dataDirectory());
        out.println();
        out.println("Provision a user, then upload a picture (the token is an admin's, valid for "
                + TOKEN_LIFETIME.toHours() + " hours):");
        out.println();
        out.println("curl -X PUT " + authorization
                + " -H 'Content-Type: application/json' -d '{\"username\":\"ada\"}' '" + user + "'");
        out.println();
        out.println("curl " + authorization + " -H 'Content-Type: image/jpeg' -H 'Prefer: wait=10' --data-binary '@"
                + picture.toString().replace("'", "'\\''") + "' '" + user + "/pictures/avatar'");
        out.println();
        Binder.get(new StandardEnvironment())
                .bindOrCreate("visage.worker.turbo", TurboSettings.class)
                .advice()
                .ifPresent(advice -> {
                    out.println(advice);
                    out.println();
                });
        out.println("Ctrl-C stops everything.");
        out.flush();
    }
}
