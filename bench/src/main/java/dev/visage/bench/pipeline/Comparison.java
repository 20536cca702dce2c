package dev.visage.bench.pipeline;

import dev.visage.bench.transform.Input;
import dev.visage.bench.transform.engine.Engine;
import dev.visage.bench.transform.engine.Reply;
import dev.visage.bench.transform.engine.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** All pipelines and the bare engine, in turns, so that what disturbs the machine disturbs all alike. */
final class Comparison {

    /** As many as there are turns with several clients for the engine: one for each of two processors. */
    private static final int ENGINE_THREADS = 2;

    private final Map<Size, Input> inputs;
    private final Engine engine;
    private final int clients;
    private final List<Measured> measured = new ArrayList<>();
    private final Map<Size, List<Double>> transforms = new EnumMap<>(Size.class);

    Comparison(Map<Size, Input> inputs, List<Pipeline> pipelines, Engine engine, int clients) {
        this.inputs = inputs;
        this.engine = engine;
        this.clients = clients;
        inputs.keySet().forEach(size -> {
            pipelines.forEach(pipeline -> measured.add(new Measured(size, pipeline)));
            transforms.put(size, new ArrayList<>());
        });
    }

    /** Puts everything under load that is not counted. */
    void warmUp(Duration duration) throws IOException, InterruptedException {
        for (Measured one : measured) {
            load(one, clients, duration).on(one.pipeline());
        }
        for (Size size : inputs.keySet()) {
            transform(size, duration.dividedBy(3));
        }
    }

    /** Gives each pipeline with each size a turn with several clients, and a shorter one with a single client. */
    void round(Duration together, Duration alone) throws IOException, InterruptedException {
        for (Measured one : measured) {
            one.together().add(load(one, clients, together).on(one.pipeline()));
            one.alone().add(load(one, 1, alone).on(one.pipeline()));
        }
        for (Map.Entry<Size, List<Double>> each : transforms.entrySet()) {
            each.getValue().add(transform(each.getKey(), alone));
        }
    }

    private Load load(Measured one, int clients, Duration duration) throws IOException {
        return new Load(Files.readAllBytes(input(one.size()).file()), clients, duration);
    }

    /** The CPU of the engine for each picture, in milliseconds. */
    private double transform(Size size, Duration duration) {
        Duration cpu = Duration.ZERO;
        int made = 0;
        long end = System.nanoTime() + duration.toNanos();
        do {
            int batch = 10 * ENGINE_THREADS;
            Reply reply = engine.ask(
                    new Request.Measure(ENGINE_THREADS, batch, input(size).file()));
            if (!(reply instanceof Reply.Measured turn)) {
                throw new IllegalStateException("The engine failed: " + reply.line());
            }
            cpu = cpu.plus(turn.cpu());
            made += batch;
        } while (System.nanoTime() < end);
        return cpu.toNanos() / 1e6 / made;
    }

    private Input input(Size size) {
        return Objects.requireNonNull(inputs.get(size));
    }

    List<Measured> measured() {
        return measured;
    }

    /** What the engine alone took for a picture in each round, in milliseconds of CPU. */
    Map<Size, List<Double>> transforms() {
        return transforms;
    }
}
