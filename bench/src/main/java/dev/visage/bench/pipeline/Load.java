package dev.visage.bench.pipeline;

import dev.visage.bench.pipeline.KeptConnection.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Clients that upload one picture, each again and again for a user of its own: the next when the one before is on the
 * profile.
 */
record Load(byte[] picture, int clients, Duration duration) {

    private static final String APPLIED = "\"status\":\"applied\"";

    /**
     * Puts a pipeline under this load.
     *
     * @throws IllegalStateException if an upload does not end on the profile
     */
    Turn on(Pipeline pipeline) throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            Map<String, Duration> before = pipeline.cpu();
            long started = System.nanoTime();
            long end = started + duration.toNanos();
            List<Future<List<Duration>>> running = new ArrayList<>();
            for (int user = 1; user <= clients; user++) {
                String request = pipeline.request(user);
                running.add(threads.submit(() -> upload(pipeline, request, end)));
            }
            List<Duration> latencies = new ArrayList<>();
            for (Future<List<Duration>> client : running) {
                latencies.addAll(client.get());
            }
            Duration took = Duration.ofNanos(System.nanoTime() - started);
            return Turn.of(latencies, took, before, pipeline.cpu());
        } catch (ExecutionException failed) {
            throw new IllegalStateException(pipeline.name() + " failed.", failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Duration> upload(Pipeline pipeline, String request, long end) throws IOException {
        List<Duration> latencies = new ArrayList<>();
        try (KeptConnection connection = new KeptConnection(pipeline.url())) {
            do {
                long started = System.nanoTime();
                Answer answer = connection.send(request, picture);
                latencies.add(Duration.ofNanos(System.nanoTime() - started));
                requireApplied(answer);
            } while (System.nanoTime() < end);
        }
        return latencies;
    }

    private static void requireApplied(Answer answer) {
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        if (answer.status() != 200 || !body.contains(APPLIED)) {
            throw new IllegalStateException("An upload was answered with " + answer.status() + ": " + body);
        }
    }
}
