package dev.visage.health;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Up while a service that ours depends on answers, and otherwise down with a {@code reason} for people: which it is, never
 * the words of an exception. Asked once a second at most, one call at a time, and never waited for longer than a probe
 * has patience, however long the call itself takes.
 */
public final class DependencyHealth implements HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(DependencyHealth.class);
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final String name;
    private final Check check;
    private @Nullable CompletableFuture<Void> asked;
    private long askedAt;
    private boolean wasUp = true;

    /** A question to a service; any exception but {@link NotReadyException} means that it does not answer. May block. */
    @FunctionalInterface
    public interface Check {
        void call() throws Exception;
    }

    /**
     * @param name of what is depended on, for people
     */
    public DependencyHealth(String name, Check check) {
        this.name = name;
        this.check = check;
    }

    @Override
    public Health health() {
        Throwable failure = failure(answer());
        told(failure);
        return failure == null
                ? Health.up().build()
                : Health.down().withDetail("reason", reason(failure)).build();
    }

    private String reason(Throwable failure) {
        return failure instanceof NotReadyException notReady ? notReady.reason() : name + " does not answer.";
    }

    /** The call that is under way, or the last one while it is fresh, or a new one. */
    private synchronized CompletableFuture<Void> answer() {
        CompletableFuture<Void> last = asked;
        if (last == null || (last.isDone() && System.nanoTime() - askedAt > FRESH.toNanos())) {
            last = CompletableFuture.runAsync(this::call, this::start);
            asked = last;
            askedAt = System.nanoTime();
        }
        return last;
    }

    private void start(Runnable call) {
        Thread thread = new Thread(call, "health of " + name);
        thread.setDaemon(true);
        thread.start();
    }

    private void call() {
        try {
            check.call();
        } catch (Exception failure) {
            throw new CompletionException(failure);
        }
    }

    private static @Nullable Throwable failure(CompletableFuture<Void> answer) {
        try {
            answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return null;
        } catch (ExecutionException failed) {
            return failed.getCause();
        } catch (TimeoutException late) {
            return late;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return interrupted;
        }
    }

    private synchronized void told(@Nullable Throwable failure) {
        boolean isUp = failure == null;
        if (isUp != wasUp) {
            wasUp = isUp;
            if (isUp) {
                log.info("{} answers again", name);
            } else {
                log.warn("{} does not answer: {}", name, String.valueOf(failure));
            }
        }
    }
}
