package dev.visage.ingest.upload;

import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.UploadId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

    private final Map<UploadId, Sinks.One<UploadOutcome>> awaited = new ConcurrentHashMap<>();
    private volatile boolean running;

    /** Starts to wait, before the upload is announced, so that no outcome is missed; empty if the service stops. */
    Mono<UploadOutcome> await(UploadId uploadId) {
        Sinks.One<UploadOutcome> sink = Sinks.one();
        awaited.put(uploadId, sink);
        if (!running) {
            sink.tryEmitEmpty();
        }
        return sink.asMono().publishOn(Schedulers.parallel());
    }

    /** Waits no longer. */
    void forget(UploadId uploadId) {
        awaited.remove(uploadId);
    }

    boolean isAwaited(UploadId uploadId) {
        return awaited.containsKey(uploadId);
    }

    /** Tells an outcome to the request that waits for it; outcomes are redelivered, so only the first counts. */
    void tell(UploadOutcome outcome) {
        Sinks.One<UploadOutcome> sink = awaited.get(outcome.uploadId());
        if (sink != null) {
            sink.tryEmitValue(outcome);
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        awaited.values().forEach(Sinks.One::tryEmitEmpty);
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
