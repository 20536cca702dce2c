package dev.visage.ingest.imports.archive;

import dev.visage.contracts.api.ImportApi;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What of one archive is stored and not registered yet. The first is registered at once; after that, what is stored within a
 * while is left to gather, so that it shares a transaction. None waits for longer, however slowly the rest of the archive comes.
 */
final class Gathering {

    private final Duration rest;
    private final Function<Stored, Mono<Void>> register;
    private @Nullable Stored waiting;
    private boolean isResting;
    /** Ends with the last call that was begun, as one that fails. */
    private CompletableFuture<@Nullable Void> calls = CompletableFuture.completedFuture(null);

    /**
     * An empty one.
     *
     * @param rest how long after the beginning of a call the next one begins, at the earliest
     * @param register takes at most {@link ImportApi#BATCH} entries
     */
    Gathering(Duration rest, Function<Stored, Mono<Void>> register) {
        this.rest = rest;
        this.register = register;
    }

    /** Adds at most {@link ImportApi#BATCH} entries. */
    synchronized void add(Stored more) {
        if (waiting != null && waiting.entries().size() + more.entries().size() > ImportApi.BATCH) {
            call();
        }
        waiting = waiting == null ? more : waiting.plus(more);
        if (!isResting) {
            call();
        }
    }

    private synchronized void call() {
        Stored next = waiting;
        waiting = null;
        isResting = next != null;
        if (next != null) {
            calls = calls.thenCompose(before -> register.apply(next).toFuture());
            Mono.delay(rest).subscribe(passed -> call());
        }
    }

    /** Waits for the calls that were begun, and fails as they did. */
    void await() {
        CompletableFuture<@Nullable Void> begun;
        synchronized (this) {
            begun = calls;
        }
        Mono.fromFuture(begun).block();
    }

    /** Registers what waits, and waits for it. */
    void finish() {
        call();
        await();
    }
}
