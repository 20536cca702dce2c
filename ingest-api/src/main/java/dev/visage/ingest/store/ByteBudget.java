package dev.visage.ingest.store;

import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.FailureException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;

/** Bytes that may be held in memory at once for one purpose. Past them a request is told to come back. */
public final class ByteBudget {

    private final long limit;
    private final Duration retryAfter;
    private final AtomicLong held = new AtomicLong();

    public ByteBudget(DataSize limit, Duration retryAfter) {
        this.limit = limit.toBytes();
        this.retryAfter = retryAfter;
    }

    /**
     * Counts bytes that lie in memory as long as something is done with them, even past the limit: who has sent all of them
     * is not refused any more.
     */
    public <T> Mono<T> hold(long bytes, Mono<T> work) {
        return Mono.defer(() -> {
            held.addAndGet(bytes);
            return work.doFinally(end -> held.addAndGet(-bytes));
        });
    }

    /** Whether so many would have room just now. Nothing is claimed: others may be first. */
    public boolean hasRoomFor(long bytes) {
        long now = held.get();
        return now == 0 || now + bytes <= limit;
    }

    /** A claim of no bytes yet, to be closed when nothing of it is held any longer. */
    public Claim claim() {
        return new Claim();
    }

    /** The bytes that one request holds. */
    public final class Claim implements AutoCloseable {

        private final AtomicLong own = new AtomicLong();

        private Claim() {}

        /**
         * Claims more, if there is room, or nobody else holds anything.
         *
         * @throws FailureException with {@link Failure.Unavailable} if not
         */
        public void add(long bytes) {
            long all = held.addAndGet(bytes);
            long mine = own.addAndGet(bytes);
            if (all > limit && all != mine) {
                own.addAndGet(-bytes);
                held.addAndGet(-bytes);
                throw new FailureException(new Failure.Unavailable(retryAfter));
            }
        }

        /** Gives all of it back; at once, and once. */
        @Override
        public void close() {
            held.addAndGet(-own.getAndSet(0));
        }
    }
}
