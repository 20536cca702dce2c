package dev.visage.ingest.imports.archive;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;

/**
 * A request's body for a thread that reads it by blocking. What was not read is not fetched, so that the client is slowed
 * down to what is made of it. A client may pause for as long as nobody waits for it.
 */
final class BodyStream extends InputStream {

    private static final int AHEAD = 16;

    private final Duration pause;
    private final Buffers buffers = new Buffers();
    private @Nullable DataBuffer current;
    private @Nullable End end;
    private long count;

    BodyStream(Flux<DataBuffer> body, Duration pause) {
        this.pause = pause;
        body.subscribe(buffers);
    }

    /** How many bytes were read. */
    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (current == null || current.readableByteCount() == 0) {
            if (!fetch()) {
                return -1;
            }
        }
        int read = Math.min(length, current.readableByteCount());
        current.read(target, offset, read);
        count += read;
        return read;
    }

    private boolean fetch() throws IOException {
        release();
        if (end == null) {
            Signal signal = next();
            if (signal instanceof Part part) {
                current = part.buffer();
                buffers.request(1);
                return true;
            }
            end = (End) signal;
        }
        if (end.failure() != null) {
            throw new BodyLostException("The body broke off.", end.failure());
        }
        return false;
    }

    private Signal next() throws IOException {
        try {
            Signal signal = buffers.signals.poll(pause.toMillis(), TimeUnit.MILLISECONDS);
            if (signal == null) {
                throw new BodyLostException("Nothing came for " + pause.toSeconds() + " s.", null);
            }
            return signal;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BodyLostException("The reading was interrupted.", interrupted);
        }
    }

    private void release() {
        if (current != null) {
            DataBufferUtils.release(current);
            current = null;
        }
    }

    @Override
    public void close() {
        buffers.cancel();
        release();
        buffers.drop();
    }

    private sealed interface Signal {}

    private record Part(DataBuffer buffer) implements Signal {}

    private record End(@Nullable Throwable failure) implements Signal {}

    private static final class Buffers extends BaseSubscriber<DataBuffer> {

        private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            request(AHEAD);
        }

        @Override
        protected void hookOnNext(DataBuffer buffer) {
            signals.add(new Part(buffer));
            if (isDisposed()) {
                drop();
            }
        }

        @Override
        protected void hookOnComplete() {
            signals.add(new End(null));
        }

        @Override
        protected void hookOnError(Throwable failure) {
            signals.add(new End(failure));
        }

        void drop() {
            for (Signal signal = signals.poll(); signal != null; signal = signals.poll()) {
                if (signal instanceof Part part) {
                    DataBufferUtils.release(part.buffer());
                }
            }
        }
    }
}
