package dev.visage.ingest.imports.archive;

import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.imports.ItemPictures;
import dev.visage.ingest.imports.KnownImport;
import dev.visage.ingest.store.ByteBudget;
import dev.visage.ingest.store.StoreSettings;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads archives into imports, as many at once as there is room for. */
@Component
class Archives {

    private static final Logger log = LoggerFactory.getLogger(Archives.class);

    private final ArchiveSettings settings;
    private final ArchiveThreads threads;
    private final Batches batches;
    private final ItemPictures pictures;
    private final ByteBudget budget;
    private final long room;

    Archives(
            ArchiveSettings settings,
            StoreSettings stores,
            ArchiveThreads threads,
            Batches batches,
            ItemPictures pictures) {
        this.settings = settings;
        this.threads = threads;
        this.batches = batches;
        this.pictures = pictures;
        long picture = pictures.longest().toBytes();
        this.room = Math.max(settings.batch().toBytes(), picture)
                + 2 * picture
                + settings.maxManifest().toBytes();
        this.budget = new ByteBudget(DataSize.ofBytes(settings.concurrent() * room), stores.retryAfter());
    }

    /**
     * How far an archive was read.
     *
     * @param entries how many of its entries
     * @param bytes how many of its bytes, as they were sent
     * @param failure why it was read no further; null if it was read to its end
     */
    record Outcome(int entries, long bytes, @Nullable Exception failure) {}

    /**
     * Reads an archive into an import. All the room that it takes it has from its beginning: it is refused before anything
     * was read, and not in the middle. Once it is being read, nothing but its own end ends that.
     *
     * @return an error with {@link Failure.Unavailable} if there is no room
     */
    Mono<Outcome> read(KnownImport target, Flux<DataBuffer> body) {
        Mono<Outcome> reading =
                Mono.using(this::claim, claim -> threads.call(() -> readNow(target, body)), ByteBudget.Claim::close);
        return Mono.fromFuture(reading::toFuture, true);
    }

    private ByteBudget.Claim claim() {
        ByteBudget.Claim claim = budget.claim();
        claim.add(room);
        return claim;
    }

    private Outcome readNow(KnownImport target, Flux<DataBuffer> sent) {
        try (BodyStream body = new BodyStream(sent, settings.pause())) {
            ArchiveReading reading = new ArchiveReading(settings, pictures, batches, target, body);
            Exception failure = failure(reading);
            log.info(
                    "archive read: importId={} entries={} bytes={} end={}",
                    target.importId(),
                    reading.entries(),
                    body.count(),
                    failure == null ? "whole" : failure.toString());
            return new Outcome(reading.entries(), body.count(), failure);
        }
    }

    private static @Nullable Exception failure(ArchiveReading reading) {
        try {
            reading.read();
            return null;
        } catch (IOException | RuntimeException failure) {
            return failure;
        }
    }
}
