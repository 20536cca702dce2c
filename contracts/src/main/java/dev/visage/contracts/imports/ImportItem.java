package dev.visage.contracts.imports;

import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An item of an import.
 *
 * @param number its place among the items of its import, from 1
 * @param name what its source calls it: the path in an archive, the key of an object, the user of a call
 * @param user whose it is, as it was written; null if that could not be told
 * @param userId the same, once known
 * @param uploadId null if it was not taken
 * @param reason why it did not become the user's picture; null if it did, or may
 * @param duplicate whether another picture came for the same user in this import, of which the last one wins
 * @param endedAt null while it is worked on
 */
public record ImportItem(
        long number,
        String name,
        @Nullable String user,
        @Nullable UserId userId,
        ItemStatus status,
        @Nullable UploadId uploadId,
        @Nullable ItemReason reason,
        boolean duplicate,
        @Nullable Instant endedAt) {}
