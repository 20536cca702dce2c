package dev.visage.ingest.upload;

import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.UploadId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * The requests of this instance that wait for the outcome of their upload. When the service stops, before all else, they
 * are answered that their upload is accepted.
 */
@Component
class Outcomes implements SmartLifecycle {

    private final Map<UploadId, List<Waiter>> awaited = new ConcurrentHashMap<>();
    private volatile boolean running;

    /** Starts to wait: from before the upload is announced, so that no outcome is missed. */
    Waiter await(UploadId uploadId) {
        Waiter waiter = new Waiter(uploadId);
        awaited.merge(uploadId, List.of(waiter), Outcomes::together);
        if (!running) {
            waiter.sink.tryEmitEmpty();
        }
        return waiter;
    }

    private static List<Waiter> together(List<Waiter> some, List<Waiter> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** For how many uploads somebody waits. */
    int waiting() {
        return awaited.size();
    }

    boolean isAwaited(UploadId uploadId) {
        return awaited.containsKey(uploadId);
    }

    /** Tells an outcome to the requests that wait for it; outcomes are redelivered, so only the first counts. */
    void tell(UploadOutcome outcome) {
        awaited.getOrDefault(outcome.uploadId(), List.of()).forEach(waiter -> waiter.sink.tryEmitValue(outcome));
    }

    private void forget(Waiter waiter) {
        awaited.computeIfPresent(waiter.uploadId, (id, waiters) -> {
            List<Waiter> others =
                    waiters.stream().filter(each -> each != waiter).toList();
            return others.isEmpty() ? null : others;
        });
    }

    /** One request that waits. */
    final class Waiter implements AutoCloseable {

        private final UploadId uploadId;
        private final Sinks.One<UploadOutcome> sink = Sinks.one();

        private Waiter(UploadId uploadId) {
            this.uploadId = uploadId;
        }

        /** The outcome; empty if the service stops. */
        Mono<UploadOutcome> outcome() {
            return sink.asMono().publishOn(Schedulers.parallel());
        }

        /** Waits no longer. */
        @Override
        public void close() {
            forget(this);
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        awaited.values().forEach(waiters -> waiters.forEach(waiter -> waiter.sink.tryEmitEmpty()));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
