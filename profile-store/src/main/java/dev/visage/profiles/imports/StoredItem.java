package dev.visage.profiles.imports;

import dev.visage.contracts.event.UploadOrder;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.imports.ImportEntry;
import dev.visage.contracts.imports.ImportItem;
import dev.visage.contracts.imports.ItemReason;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An item as it is stored.
 *
 * @param identity tells the same item, sent again
 * @param picture null if it was refused
 * @param order its upload's place among all uploads; null if it was refused
 */
record StoredItem(
        long number,
        UUID identity,
        String name,
        @Nullable String user,
        @Nullable UserId userId,
        ItemState state,
        boolean duplicate,
        ImportEntry.@Nullable Picture picture,
        @Nullable UploadOrder order,
        @Nullable ItemReason reason,
        Instant takenAt,
        @Nullable Instant endedAt) {

    private static final ItemReason DUPLICATE =
            ItemReason.of("duplicate", "Another picture came for the same user later in this import.");

    /** One of several of the same user. */
    StoredItem duplicated() {
        return duplicate ? this : with(state, true, reason, endedAt);
    }

    /** Ended for the sake of a later one, without ever being worked on. */
    StoredItem superseded(Instant now) {
        return with(ItemState.SUPERSEDED, true, DUPLICATE, now);
    }

    /** The upload that it is, or is to be. */
    @Nullable
    UploadId uploadId() {
        return picture == null || state == ItemState.CHECKED ? null : picture.uploadId();
    }

    /** As others see it. */
    ImportItem seen() {
        return new ImportItem(number, name, user, userId, state.status(), uploadId(), reason, duplicate, endedAt);
    }

    private StoredItem with(
            ItemState nextState,
            boolean nextDuplicate,
            @Nullable ItemReason nextReason,
            @Nullable Instant nextEndedAt) {
        return new StoredItem(
                number,
                identity,
                name,
                user,
                userId,
                nextState,
                nextDuplicate,
                picture,
                order,
                nextReason,
                takenAt,
                nextEndedAt);
    }
}
