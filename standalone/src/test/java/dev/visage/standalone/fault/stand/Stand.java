package dev.visage.standalone.fault.stand;

import static org.awaitility.Awaitility.await;

import dev.visage.standalone.Launcher;
import dev.visage.standalone.fault.proxy.FaultProxy;
import dev.visage.standalone.launch.RunningSystem;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole system as processes of a launcher, which starts each again when it dies. What its services send to the object
 * store passes a proxy.
 */
public final class Stand implements AutoCloseable {

    /** How many processes there are of each service. */
    public static final Map<String, Integer> SERVICES = Map.of("ingest-api", 2, "image-worker", 3, "profile-store", 2);

    private static final Duration RESTART = Duration.ofSeconds(60);
    private static final Duration READY = Duration.ofSeconds(120);

    private final Path data;
    private final FaultProxy proxy;
    private final Launcher launcher;
    private final HttpClient http = HttpClient.newHttpClient();

    private Stand(Path data, FaultProxy proxy, Launcher launcher) {
        this.data = data;
        this.proxy = proxy;
        this.launcher = launcher;
    }

    /** Returns when it takes requests. */
    public static Stand start(Path data, long seed) throws IOException {
        FaultProxy proxy =
                FaultProxy.start(() -> json(data, "ports.json").path("s3").asInt(), seed);
        try {
            return new Stand(
                    data,
                    proxy,
                    Launcher.up(
                            data,
                            Map.of("VISAGE_S3_ENDPOINT", "http://127.0.0.1:" + proxy.port()),
                            "--processes",
                            "--edges",
                            SERVICES.get("ingest-api").toString(),
                            "--workers",
                            SERVICES.get("image-worker").toString(),
                            "--stores",
                            SERVICES.get("profile-store").toString()));
        } catch (IOException | RuntimeException | Error failure) {
            proxy.close();
            throw failure;
        }
    }

    /** The names of a service's processes. */
    public static List<String> processes(String service) {
        return IntStream.rangeClosed(1, SERVICES.get(service))
                .mapToObj(number -> service + "-" + number)
                .toList();
    }

    /** What the services talk to instead of the object store. */
    public FaultProxy proxy() {
        return proxy;
    }

    /** Where everything is kept. */
    public Path data() {
        return data;
    }

    /** Where it answers. */
    public RunningSystem running() {
        return RunningSystem.of(data);
    }

    /** SIGKILL to all of them at once; returns when each is started again. */
    public void kill(List<String> names) {
        Map<String, Long> before = names.stream().collect(Collectors.toMap(name -> name, this::pid));
        before.values().forEach(pid -> Launcher.signal("KILL", pid));
        before.forEach(
                (name, pid) -> await(name + " starts again").atMost(RESTART).until(() -> pid(name) != pid));
    }

    /** SIGKILL to the process of a service that has a connection to the proxy; which that is. */
    public Optional<String> killOwner(int clientPort, String service) {
        try {
            Optional<String> owner = SocketOwner.of(clientPort, proxy.port(), processes(service), this::pid);
            owner.ifPresent(name -> Launcher.signal("KILL", pid(name)));
            return owner;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A signal such as STOP. */
    public void signal(String signal, List<String> names) {
        names.forEach(name -> Launcher.signal(signal, pid(name)));
    }

    private long pid(String name) {
        // the file is empty for a moment while it is written
        return await(name + " has a process id").ignoreExceptions().until(() -> launcher.pid(name), pid -> pid > 0);
    }

    /** Waits until all services are ready. */
    public void awaitReady() {
        List<URI> probes = SERVICES.keySet().stream()
                .flatMap(service -> processes(service).stream())
                .map(this::readiness)
                .toList();
        for (URI probe : probes) {
            await(probe + " is ready").atMost(READY).ignoreExceptions().until(() -> status(probe) == 200);
        }
    }

    private int status(URI uri) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(uri)
                                .timeout(Duration.ofSeconds(5))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private URI readiness(String name) {
        Properties properties = new Properties();
        try (Reader file = Files.newBufferedReader(data.resolve("config").resolve(name + ".properties"))) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return URI.create("http://127.0.0.1:" + properties.getProperty("server.port") + "/actuator/health/readiness");
    }

    /** A connection of the database's owner, once the database takes any. */
    public Connection connect() {
        return await("PostgreSQL takes connections")
                .atMost(RESTART)
                .ignoreExceptions()
                .until(this::tryToConnect, connection -> true);
    }

    private Connection tryToConnect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:"
                        + json(data, "ports.json").path("postgres").asInt()
                        + "/visage?connectTimeout=5&ApplicationName=faults",
                "postgres",
                json(data, "credentials.json").path("postgresPassword").asString());
    }

    /** The keys of all objects in the bucket. */
    public List<String> objects() throws IOException {
        Path bucket = data.resolve("objects").resolve("visage");
        try (Stream<Path> files = Files.walk(bucket)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> bucket.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static JsonNode json(Path data, String file) {
        return JsonMapper.shared().readTree(data.resolve(file).toFile());
    }

    @Override
    public void close() throws IOException {
        launcher.close();
        proxy.close();
    }
}
