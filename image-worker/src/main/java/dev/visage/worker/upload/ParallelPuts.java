package dev.visage.worker.upload;

import dev.visage.contracts.storage.ObjectKey;
import dev.visage.objects.ObjectContent;
import dev.visage.objects.ObjectStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Stores several objects at one time: each put is mostly waiting. */
@Component
final class ParallelPuts implements AutoCloseable {

    private final ObjectStore objects;
    private final ExecutorService threads;

    ParallelPuts(ObjectStore objects, StoringSettings settings) {
        AtomicInteger number = new AtomicInteger();
        this.objects = objects;
        this.threads = Executors.newFixedThreadPool(
                settings.threads(), work -> new Thread(work, "storing-" + number.incrementAndGet()));
    }

    /**
     * Returns once all are stored.
     *
     * @throws Exception what the first one that failed met with, once none is under way any more
     */
    void putAll(Map<ObjectKey, ObjectContent> contents) throws Exception {
        List<Callable<Void>> puts = contents.entrySet().stream()
                .map(each -> put(each.getKey(), each.getValue()))
                .toList();
        try {
            for (Future<Void> put : threads.invokeAll(puts)) {
                put.get();
            }
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        }
    }

    private Callable<Void> put(ObjectKey key, ObjectContent content) {
        return () -> {
            objects.put(key, content);
            return null;
        };
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
