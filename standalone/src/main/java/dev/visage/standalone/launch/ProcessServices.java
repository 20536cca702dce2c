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
     * Methods are compiled by C2 ten times later than the JVM would: what is hot only while a service starts is not, which
     * saves a quarter of the CPU that a start, and so a recovery, takes.
     */
    private static final List<String> QUICK_START = List.of(
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000",
            "-XX:Tier4BackEdgeThreshold=400000");

    /**
     * Without C2: what a profile store does is spread over so much code that little of it ever becomes hot, and its start
     * takes a third less CPU.
     */
    private static final List<String> NOTHING_HOT = List.of("-XX:TieredStopAtLevel=1");

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
        options.addAll(service == Service.PROFILE_STORE ? NOTHING_HOT : QUICK_START);
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
