package dev.visage.ingest.imports;

import dev.visage.contracts.api.ImportApi;
import dev.visage.contracts.imports.ImportEntry;
import dev.visage.contracts.imports.ImportItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Takes entries into one import, together those that come together: one call is under way at a time, what comes meanwhile is
 * the next. A call waits, but not for long, for entries that are known to be coming, so that clients who send several at a
 * time get all of them into one.
 */
final class RegistrationQueue {

    private final Duration gather;
    private final Function<List<ImportEntry>, Mono<List<ImportItem>>> register;
    private final List<Waiting> waiting = new ArrayList<>();
    private int coming;
    private boolean isUnderWay;
    private boolean isDue;

    /**
     * A queue.
     *
     * @param gather how long a call waits for what is coming
     * @param register takes entries, answering with their items in their order
     */
    RegistrationQueue(Duration gather, Function<List<ImportEntry>, Mono<List<ImportItem>>> register) {
        this.gather = gather;
        this.register = register;
    }

    /** Announces an entry that is coming, unless it turns out not to. */
    synchronized Announced announce() {
        coming++;
        return new Announced();
    }

    private void callIfReady() {
        batch().ifPresent(batch -> register.apply(
                        batch.stream().map(Waiting::entry).toList())
                .subscribe(items -> end(batch, items), failure -> fail(batch, failure)));
    }

    private synchronized Optional<List<Waiting>> batch() {
        boolean isReady = coming == 0 || isDue || waiting.size() >= ImportApi.BATCH;
        if (isUnderWay || waiting.isEmpty() || !isReady) {
            return Optional.empty();
        }
        isUnderWay = true;
        isDue = false;
        List<Waiting> first = waiting.subList(0, Math.min(waiting.size(), ImportApi.BATCH));
        List<Waiting> batch = List.copyOf(first);
        first.clear();
        return Optional.of(batch);
    }

    private void end(List<Waiting> batch, List<ImportItem> items) {
        next();
        for (int index = 0; index < batch.size(); index++) {
            batch.get(index).item().complete(items.get(index));
        }
    }

    private void fail(List<Waiting> batch, Throwable failure) {
        next();
        batch.forEach(each -> each.item().completeExceptionally(failure));
    }

    private void next() {
        boolean waits;
        synchronized (this) {
            isUnderWay = false;
            waits = !waiting.isEmpty();
        }
        if (waits) {
            callSoon();
        }
    }

    /** At once if nothing else is coming. */
    private void callSoon() {
        callIfReady();
        Mono.delay(gather).subscribe(passed -> {
            synchronized (this) {
                isDue = !waiting.isEmpty();
            }
            callIfReady();
        });
    }

    private record Waiting(ImportEntry entry, CompletableFuture<ImportItem> item) {}

    /** An entry that is coming. */
    final class Announced implements AutoCloseable {

        private final AtomicBoolean isOpen = new AtomicBoolean(true);

        private Announced() {}

        /** Takes the entry, which has come. */
        Mono<ImportItem> take(ImportEntry entry) {
            Waiting come = new Waiting(entry, new CompletableFuture<>());
            boolean isFirst;
            synchronized (RegistrationQueue.this) {
                isFirst = waiting.isEmpty();
                waiting.add(come);
                arrived();
            }
            if (isFirst) {
                callSoon();
            } else {
                callIfReady();
            }
            return Mono.fromFuture(come.item(), true);
        }

        private void arrived() {
            if (isOpen.getAndSet(false)) {
                coming--;
            }
        }

        /** It does not come, unless it did. */
        @Override
        public void close() {
            synchronized (RegistrationQueue.this) {
                arrived();
            }
            callIfReady();
        }
    }
}
