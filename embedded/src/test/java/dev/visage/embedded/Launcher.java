package dev.visage.embedded;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A launcher as a process of its own, to be killed. Leaves traces, prints the process ids of its children, and waits. */
final class Launcher {

    private Launcher() {}

    public static void main(String[] args) throws Exception {
        var infrastructure = EmbeddedInfrastructure.start(Traces.settings(Path.of(args[0])));
        Runtime.getRuntime().addShutdownHook(new Thread(infrastructure::close));
        Traces.in(infrastructure).leave(args[1]);
        infrastructure.processes().forEach(process -> System.out.println(process.name() + " " + process.pid()));
        System.out.println("READY");
        new CountDownLatch(1).await();
    }
}
