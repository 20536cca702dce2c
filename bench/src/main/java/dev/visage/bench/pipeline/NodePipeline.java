package dev.visage.bench.pipeline;

import dev.visage.bench.system.NodePackage;
import dev.visage.bench.system.ThrowAwaySystem;
import dev.visage.bench.system.Usage;
import dev.visage.embedded.ServerEndpoints;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The pipeline in {@code peers/pipeline}, on the S3 server and the PostgreSQL of the system that it is compared with. */
final class NodePipeline implements Pipeline, AutoCloseable {

    private static final NodePackage PACKAGE = new NodePackage("pipeline");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> SHARED = Set.of("s3proxy", "postgres");
    private static final long STOP_SECONDS = 10;

    private final ThrowAwaySystem system;
    private final Process launcher;
    private final URI url;
    private final Map<String, Long> pids;

    private NodePipeline(ThrowAwaySystem system, Process launcher, URI url, Map<String, Long> pids) {
        this.system = system;
        this.launcher = launcher;
        this.url = url;
        this.pids = pids;
    }

    /** Sees to it that it can be started. */
    static NodePackage.Installation install() throws InterruptedException {
        NodePackage.Installation sharp = new NodePackage("sharp").install();
        return sharp.runs() ? PACKAGE.install() : sharp;
    }

    /**
     * Starts it; returns when it takes requests. It ends with this process.
     *
     * @throws IllegalStateException if it does not start; why is on the standard error by then
     */
    static NodePipeline start(ThrowAwaySystem system) throws IOException {
        ServerEndpoints servers = system.servers();
        ProcessBuilder builder = new ProcessBuilder(PACKAGE.command()).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment()
                .putAll(Map.of(
                        "NODE_ENV", "production",
                        "S3_ENDPOINT", servers.s3().uri().toString(),
                        "S3_ACCESS_KEY", servers.s3().accessKey(),
                        "S3_SECRET_KEY", servers.s3().secretKey(),
                        "DATABASE_URL", servers.postgres().jdbcUrl().substring("jdbc:".length()),
                        "PGUSER", servers.postgres().user(),
                        "PGPASSWORD", servers.postgres().password()));
        Process launcher = builder.start();
        String line = launcher.inputReader().readLine();
        if (line == null) {
            throw new IllegalStateException("The pipeline in Node did not start.");
        }
        JsonNode started = JSON.readTree(line);
        return new NodePipeline(
                system,
                launcher,
                URI.create(started.path("url").asString("")),
                JSON.convertValue(started.path("pids"), new TypeReference<>() {}));
    }

    @Override
    public String name() {
        return "Node";
    }

    @Override
    public URI url() {
        return url;
    }

    @Override
    public String request(int user) {
        return "POST /users/" + user + "/avatar\nContent-Type: image/jpeg";
    }

    @Override
    public Map<String, Duration> cpu() throws IOException {
        Map<String, Duration> cpu = new TreeMap<>();
        system.usage().forEach((name, usage) -> {
            if (SHARED.contains(name)) {
                cpu.put(name, usage.cpu());
            }
        });
        pids.forEach((name, pid) ->
                cpu.merge(name.replaceAll("-\\d+$", "s"), Usage.of(pid).cpu(), Duration::plus));
        return cpu;
    }

    @Override
    public void close() {
        try {
            launcher.getOutputStream().close();
            if (!launcher.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                launcher.destroy();
            }
        } catch (IOException gone) {
            // it has ended before
        } catch (InterruptedException interrupted) {
            launcher.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
