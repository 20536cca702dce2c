package dev.visage.ingest.dialect;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Hands a value over to its first subscriber, and then holds it no longer, however long the subscription lasts. */
public final class Once {

    private Once() {}

    /** The value, once; then nothing. */
    public static <T> Mono<T> of(T value) {
        AtomicReference<@Nullable T> held = new AtomicReference<>(value);
        return Mono.fromSupplier(() -> held.getAndSet(null));
    }
}
