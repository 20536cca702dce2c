package dev.visage.standalone.launch;

import dev.visage.embedded.process.ChildSpec;
import dev.visage.embedded.process.ClassArchive;
import dev.visage.embedded.process.DataDirectory;
import dev.visage.embedded.process.JavaCommand;
import dev.visage.embedded.process.Readiness;
import dev.visage.embedded.process.SupervisedProcess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Services as processes, each a JVM of its own that is started again when it dies. */
final class ProcessServices implements Services {

    /**
     * Without C2: an edge or a profile store then starts, and so is back after a kill, with a third less CPU, and is warm soon. An
     * edge with C2 would take about a fifth less for an upload after the first ten thousand.
     */
    private static final List<String> SOON_WARM = List.of("-XX:TieredStopAtLevel=1");

    private static final Duration START = Duration.ofSeconds(90);

    private final DataDirectory home;
    private final ServiceArchives archives = new ServiceArchives();
    private final List<SupervisedProcess> edges = new ArrayList<>();
    private final List<SupervisedProcess> others = new ArrayList<>();

    ProcessServices(DataDirectory home) {
        this.home = home;
    }

    @Override
    public void start(Service service, String name, Path configuration, int port) {
        ClassArchive archive = archives.of(service, home.run().resolve(name + ".classes"));
        URI readiness = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
        List<SupervisedProcess> processes = service == Service.INGEST_API ? edges : others;
        processes.add(SupervisedProcess.start(
                home,
                ChildSpec.of(name, () -> command(service, configuration, archive.options()))
                        .readyWhen(Readiness.succeeds(readiness), START)));
    }

    private List<String> command(Service service, Path configuration, List<String> archiveOptions) {
        List<String> options = new ArrayList<>(List.of(
                "-Xmx" + service.heapMegabytes() + "m",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Djava.awt.headless=true"));
        if (service != Service.IMAGE_WORKER) {
            options.addAll(SOON_WARM);
        }
        options.addAll(archiveOptions);
        return new JavaCommand(
                        service.mainClass().getName(),
                        archives.classPath(),
                        options,
                        List.of("--spring.config.additional-location=" + configuration.toUri()))
                .line(home);
    }

    @Override
    public void started() {
        archives.makeMissing();
    }

    @Override
    public Path log(String name) {
        return home.logs().resolve(name + "-service.log");
    }

    /** The edges first; those of a kind side by side, to be done in time. */
    @Override
    public void close() {
        archives.close();
        stop(edges);
        stop(others);
    }

    private static void stop(List<SupervisedProcess> processes) {
        CompletableFuture.allOf(processes.stream()
                        .map(process -> CompletableFuture.runAsync(process::close))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
        processes.clear();
    }
}
