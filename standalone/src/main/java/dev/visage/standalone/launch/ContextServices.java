package dev.visage.standalone.launch;

import dev.visage.embedded.process.InfrastructureException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.springframework.context.ConfigurableApplicationContext;

/** Services as application contexts in this JVM. */
final class ContextServices implements Services {

    private final Path log;
    private final Deque<ConfigurableApplicationContext> contexts = new ArrayDeque<>();

    ContextServices(Path logs) {
        this.log = logs.resolve("visage.log");
    }

    @Override
    public void start(Service service, String name, Path configuration, int port) {
        if (Thread.currentThread().isInterrupted()) {
            throw new InfrastructureException("The start was interrupted.");
        }
        contexts.push(service.application()
                .registerShutdownHook(false)
                .run("--spring.config.additional-location=" + configuration.toUri()));
    }

    /** None is started again. */
    @Override
    public void started() {}

    /** One file for all: a JVM has one logging system. */
    @Override
    public Path log(String name) {
        return log;
    }

    @Override
    public void close() {
        while (!contexts.isEmpty()) {
            contexts.pop().close();
        }
    }
}
