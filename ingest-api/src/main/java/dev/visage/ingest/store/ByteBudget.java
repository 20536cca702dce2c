package dev.visage.ingest.store;

import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.FailureException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The bytes of uploads that are held in memory at once. Past them an upload is told to come back, and memory stays bounded. */
@Component
public class ByteBudget {

    private final long limit;
    private final Duration retryAfter;
    private final AtomicLong held = new AtomicLong();

    ByteBudget(StoreSettings settings) {
        limit = settings.bytesInFlight().toBytes();
        retryAfter = settings.retryAfter();
    }

    /** Does something with that many bytes in memory, or fails with {@link Failure.Unavailable}. */
    public <T> Mono<T> hold(long bytes, Mono<T> work) {
        return Mono.defer(() -> {
            if (held.addAndGet(bytes) > limit && held.get() != bytes) {
                held.addAndGet(-bytes);
                return Mono.error(new FailureException(new Failure.Unavailable(retryAfter)));
            }
            return work.doFinally(end -> held.addAndGet(-bytes));
        });
    }
}
