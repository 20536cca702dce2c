package dev.visage.profiles.imports;

import dev.visage.contracts.event.UploadOrder;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.imports.ImportEntry;
import dev.visage.contracts.imports.ItemReason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is thought of an entry.
 *
 * @param userId its user, where there is that user already
 * @param reference how it names its user; null if it does not
 * @param refusal why it is not taken; null if it is
 */
record Verdict(
        ImportEntry entry,
        @Nullable UserReference reference,
        @Nullable UserId userId,
        @Nullable ItemReason refusal) {

    boolean isTaken() {
        return refusal == null;
    }

    /** Whether its user is to be made. */
    boolean lacksUser() {
        return isTaken() && userId == null;
    }

    Verdict refused(ItemReason reason) {
        return new Verdict(entry, reference, userId, reason);
    }

    /** Tells the same item, sent again. */
    UUID identity() {
        return isTaken() ? identityIfTaken() : identityIfRefused();
    }

    /** Of a refused entry: how its source calls it, for there may be neither a user nor a picture. */
    UUID identityIfRefused() {
        ItemReason told = entry.refusal();
        return digest("refused", entry.name(), entry.user(), told == null ? null : told.line());
    }

    private UUID identityIfTaken() {
        Object user = userId != null ? userId : reference == null ? null : reference.text();
        ImportEntry.Picture picture = entry.picture();
        return digest("taken", user, picture == null ? null : picture.fingerprint());
    }

    /** The item that it becomes. */
    StoredItem item(long number, boolean dryRun, @Nullable UploadOrder order, Instant now) {
        ItemState taken = dryRun ? ItemState.CHECKED : ItemState.HELD;
        return new StoredItem(
                number,
                identity(),
                entry.name(),
                entry.user(),
                userId,
                isTaken() ? taken : ItemState.REFUSED,
                false,
                isTaken() ? entry.picture() : null,
                isTaken() ? order : null,
                refusal,
                now,
                isTaken() ? null : now);
    }

    /** The first 128 bits of a SHA-256. */
    private static UUID digest(@Nullable Object... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Object part : parts) {
                byte[] bytes = part == null ? new byte[0] : part.toString().getBytes(StandardCharsets.UTF_8);
                digest.update(ByteBuffer.allocate(Integer.BYTES)
                        .putInt(part == null ? -1 : bytes.length)
                        .flip());
                digest.update(bytes);
            }
            ByteBuffer first = ByteBuffer.wrap(digest.digest());
            return new UUID(first.getLong(), first.getLong());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
