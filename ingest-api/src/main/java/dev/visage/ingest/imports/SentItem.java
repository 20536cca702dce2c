package dev.visage.ingest.imports;

import dev.visage.contracts.id.UserId;
import dev.visage.contracts.imports.ImportEntry;
import dev.visage.contracts.imports.ItemReason;
import dev.visage.contracts.picture.PictureHeader;
import dev.visage.contracts.picture.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * What came for one user, judged.
 *
 * @param entry as the import takes it
 * @param stored what is to be stored of it; null if there is no picture to be taken
 * @param rejection why not, if that is for its bytes
 */
public record SentItem(
        ImportEntry entry,
        @Nullable Content stored,
        @Nullable Rejection rejection) {

    /** A picture's bytes and header. */
    public record Content(byte[] bytes, PictureHeader header) {}

    /** An item of which nothing is taken. */
    public static SentItem refused(String name, @Nullable String user, ItemReason reason) {
        return new SentItem(new ImportEntry(name, user, null, null, reason), null, null);
    }

    /** An item whose bytes are not taken. */
    public static SentItem refused(String name, @Nullable String user, Rejection rejection) {
        ItemReason reason = ItemReason.of(rejection.code(), rejection.sentence());
        return new SentItem(new ImportEntry(name, user, null, null, reason), null, rejection);
    }

    /** The same, of which nothing is taken now. */
    public SentItem refused(ItemReason reason) {
        return refused(entry.name(), entry.user(), reason);
    }

    /** The id by which the user is written; null if it is no id. */
    @Nullable
    UserId writtenUserId() {
        try {
            return entry.user() == null ? null : UserId.valueOf(entry.user());
        } catch (IllegalArgumentException another) {
            return null;
        }
    }
}
