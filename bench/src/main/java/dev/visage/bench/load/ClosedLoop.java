package dev.visage.bench.load;

import dev.visage.bench.system.ThrowAwaySystem;
import dev.visage.bench.system.Usage;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A number of clients, each of which sends the next request as soon as the one before is answered. */
public final class ClosedLoop implements AutoCloseable {

    private final ThrowAwaySystem system;
    private final int concurrency;
    private final ExecutorService clients;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public ClosedLoop(ThrowAwaySystem system, int concurrency) {
        this.system = system;
        this.concurrency = concurrency;
        this.clients = Executors.newFixedThreadPool(concurrency);
    }

    /** Sends so many requests. */
    public Round round(int requests, Supplier<HttpRequest> next) throws IOException, InterruptedException {
        AtomicInteger left = new AtomicInteger(requests);
        return round(() -> left.getAndDecrement() > 0, next);
    }

    /** Sends requests for so long. */
    public Round round(Duration time, Supplier<HttpRequest> next) throws IOException, InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        return round(() -> System.nanoTime() < end, next);
    }

    private Round round(BooleanSupplier goesOn, Supplier<HttpRequest> next) throws IOException, InterruptedException {
        Map<String, Usage> before = system.usage();
        long started = System.nanoTime();
        List<Future<List<Duration>>> running = new ArrayList<>();
        for (int client = 0; client < concurrency; client++) {
            running.add(clients.submit(() -> {
                List<Duration> answers = new ArrayList<>();
                while (goesOn.getAsBoolean()) {
                    answers.add(send(next.get()));
                }
                return answers;
            }));
        }
        List<Duration> answers = new ArrayList<>();
        try {
            for (Future<List<Duration>> client : running) {
                answers.addAll(client.get());
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a request failed", failed.getCause());
        }
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        return new Round(answers, took, spent(before, system.usage()));
    }

    private Duration send(HttpRequest request) throws IOException, InterruptedException {
        long sent = System.nanoTime();
        int status = http.send(request, BodyHandlers.discarding()).statusCode();
        if (status / 100 != 2) {
            throw new IllegalStateException("A request was answered with " + status + ".");
        }
        return Duration.ofNanos(System.nanoTime() - sent);
    }

    private static Map<String, Duration> spent(Map<String, Usage> before, Map<String, Usage> after) {
        Map<String, Duration> spent = new LinkedHashMap<>();
        after.forEach((name, usage) -> spent.put(
                name,
                usage.cpu()
                        .minus(before.getOrDefault(name, Usage.sum(List.of())).cpu())));
        return spent;
    }

    @Override
    public void close() {
        clients.shutdownNow();
    }
}
