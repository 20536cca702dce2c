package dev.visage.profiles.imports;

import dev.visage.contracts.event.Event;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ImageUploaded;
import dev.visage.contracts.event.Topic;
import dev.visage.contracts.event.UploadOrder;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.imports.ImportEntry;
import dev.visage.profiles.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Hands items to the workers, as many as there is room for, through the outbox: in the transaction that makes them released,
 * and at the places that they have had since they were taken. Whoever makes room in an import, or adds items to it, feeds it
 * in the same transaction; what is due without that, by the passing of time for instance, is found by looking now and then.
 */
@Component
class Feeder {

    private static final EventType<ImageUploaded> BULK = EventType.IMAGE_UPLOADED.on(Topic.IMAGE_UPLOADED_BULK);
    private static final String CLIENT = "import";

    private final Imports imports;
    private final Items items;
    private final Outbox outbox;
    private final TransactionOperations transactions;
    private final ImportSettings settings;
    private final Clock clock;
    private final Lookout lookout = new Lookout();

    Feeder(
            Imports imports,
            Items items,
            Outbox outbox,
            TransactionOperations transactions,
            ImportSettings settings,
            Clock clock) {
        this.imports = imports;
        this.items = items;
        this.outbox = outbox;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether it is time to look, if this is asked at every turn of a clock. */
    boolean isDue() {
        return lookout.isDue();
    }

    /** Feeds all imports that nobody else is feeding. */
    void feedAll() {
        transactions.executeWithoutResult(transaction -> {
            Instant now = clock.instant();
            for (StoredImport waiting : imports.lockWaiting(settings.window(), now)) {
                StoredImport fed = feed(waiting, now);
                if (!fed.equals(waiting)) {
                    imports.update(fed);
                }
            }
        });
    }

    /**
     * Hands out items of an import.
     *
     * @param locked an import that this transaction holds, and writes
     * @return what it is then
     */
    StoredImport feed(StoredImport locked, Instant now) {
        if (locked.waitsForTime()) {
            lookout.expect();
        }
        if (locked.room(settings.window(), now) == 0) {
            return locked;
        }
        int share = Math.max(1, settings.window() / (1 + imports.othersWaiting(locked.importId())));
        int room = locked.room(share, now);
        if (room == 0) {
            return locked;
        }
        List<StoredItem> released = items.release(locked.importId(), room);
        Map<Event<ImageUploaded>, UploadOrder> announcements = new LinkedHashMap<>();
        for (StoredItem item : released) {
            announcements.put(announcement(locked, item, now), Objects.requireNonNull(item.order()));
        }
        outbox.append(announcements);
        return locked.release(released.size(), now);
    }

    private static Event<ImageUploaded> announcement(StoredImport owner, StoredItem item, Instant now) {
        UserId userId = Objects.requireNonNull(item.userId());
        ImportEntry.Picture picture = Objects.requireNonNull(item.picture());
        ImageUploaded upload = new ImageUploaded(
                picture.uploadId(),
                userId,
                owner.terms().kind(),
                CLIENT,
                picture.bytes(),
                picture.mediaType(),
                picture.width(),
                picture.height(),
                owner.terms().recipe(),
                item.takenAt(),
                picture.source());
        return Event.of(BULK, userId, now, upload);
    }
}
