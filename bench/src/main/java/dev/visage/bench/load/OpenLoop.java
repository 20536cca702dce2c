package dev.visage.bench.load;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * A crowd: requests come at a steady rate, however long the answers take. An answer's time counts from when its request was
 * due.
 */
public final class OpenLoop {

    private static final int MOST_UNANSWERED = 8192;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Sends requests at a rate for so long, and returns when all are answered. */
    public List<Answer> run(double perSecond, Duration time, Supplier<HttpRequest> next) {
        Queue<Answer> answers = new ConcurrentLinkedQueue<>();
        AtomicInteger unanswered = new AtomicInteger();
        long start = System.nanoTime();
        long requests = Math.round(perSecond * time.toNanos() / 1e9);
        CompletableFuture<?>[] sent = new CompletableFuture<?>[(int) requests];
        for (int i = 0; i < sent.length; i++) {
            long due = start + (long) (i * 1e9 / perSecond);
            awaitTime(due);
            if (unanswered.incrementAndGet() > MOST_UNANSWERED) {
                throw new IllegalStateException("The client has " + MOST_UNANSWERED + " requests without an answer.");
            }
            sent[i] = http.sendAsync(next.get(), BodyHandlers.ofString(StandardCharsets.UTF_8))
                    .handle((response, failure) -> {
                        unanswered.decrementAndGet();
                        return answers.add(answer(due, response, failure));
                    });
        }
        CompletableFuture.allOf(sent).join();
        return List.copyOf(answers);
    }

    private static void awaitTime(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @SuppressWarnings("NullAway") // of the two that a future hands over, one is null
    private static Answer answer(long due, HttpResponse<String> response, Throwable failure) {
        Duration took = Duration.ofNanos(System.nanoTime() - due);
        return failure == null
                ? new Answer(
                        response.statusCode(),
                        response.headers().firstValue("Retry-After").isPresent(),
                        took,
                        response.body())
                : new Answer(Answer.NONE, false, took, failure.toString());
    }
}
