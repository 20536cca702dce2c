package dev.visage.worker.upload;

import static java.util.Objects.requireNonNull;

import dev.visage.contracts.storage.ObjectKey;
import dev.visage.objects.ObjectContent;
import dev.visage.objects.ObjectStore;
import dev.visage.worker.lane.Lane;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Stores several objects at one time: each put is mostly waiting. Those of one lane do not wait for the other's. */
@Component
final class ParallelPuts implements AutoCloseable {

    private final ObjectStore objects;
    private final Map<Lane, ExecutorService> threads = new EnumMap<>(Lane.class);

    ParallelPuts(ObjectStore objects, StoringSettings settings) {
        this.objects = objects;
        for (Lane lane : Lane.values()) {
            AtomicInteger number = new AtomicInteger();
            threads.put(
                    lane,
                    Executors.newFixedThreadPool(
                            settings.threads(),
                            work -> new Thread(work, "storing-" + lane + "-" + number.incrementAndGet())));
        }
    }

    /**
     * Returns once all are stored.
     *
     * @throws Exception what the first one that failed met with, once none is under way any more
     */
    void putAll(Map<ObjectKey, ObjectContent> contents, Lane lane) throws Exception {
        List<Callable<Void>> puts = contents.entrySet().stream()
                .map(each -> put(each.getKey(), each.getValue()))
                .toList();
        try {
            for (Future<Void> put : requireNonNull(threads.get(lane)).invokeAll(puts)) {
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
        threads.values().forEach(ExecutorService::shutdownNow);
    }
}
