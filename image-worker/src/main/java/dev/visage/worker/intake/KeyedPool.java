package dev.visage.worker.intake;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A fixed number of threads; work of one key runs in the order of its submission, one piece at a time. */
final class KeyedPool {

    private final ExecutorService threads;
    private final Map<String, Deque<Runnable>> waiting = new HashMap<>();

    KeyedPool(int size) {
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(
                size, work -> new Thread(work, "image-worker-" + number.incrementAndGet()));
    }

    /** Runs this as soon as all before it with the same key have ended. */
    void submit(@Nullable String key, Runnable work) {
        String known = Objects.requireNonNullElse(key, "");
        synchronized (waiting) {
            Deque<Runnable> others = waiting.get(known);
            if (others != null) {
                others.add(work);
                return;
            }
            waiting.put(known, new ArrayDeque<>());
        }
        threads.execute(() -> run(known, work));
    }

    /** Interrupts what runs and drops what waits. */
    void stop() {
        threads.shutdownNow();
    }

    private void run(String key, Runnable work) {
        try {
            work.run();
        } finally {
            runNext(key);
        }
    }

    private void runNext(String key) {
        Runnable next;
        synchronized (waiting) {
            next = waiting.getOrDefault(key, new ArrayDeque<>()).poll();
            if (next == null) {
                waiting.remove(key);
                return;
            }
        }
        try {
            threads.execute(() -> run(key, next));
        } catch (RejectedExecutionException stopped) {
            // stays unfinished, as all that was waiting
            return;
        }
    }
}
