package dev.visage.bench.transform.engine;

import dev.visage.contracts.picture.EngineName;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is compared.
 *
 * @param name as it is printed
 * @param command starts its process
 */
public record Contender(String name, List<String> command) {

    public Contender {
        command = List.copyOf(command);
    }

    /**
     * One of the worker's engines, in a JVM with a worker's options.
     *
     * @param heapMegabytes the largest heap
     */
    public static Contender of(EngineName engine, int heapMegabytes) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("--enable-native-access"))
                .forEach(command::add);
        command.addAll(
                List.of("-Xmx" + heapMegabytes + "m", "-XX:+UseSerialGC", "-Xshare:auto", "-Djava.awt.headless=true"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(WorkerEngine.class.getName(), engine.name()));
        return new Contender(engine.wireName(), command);
    }

    /** Starts its process. */
    public EngineProcess start() throws IOException {
        return EngineProcess.start(this);
    }
}
