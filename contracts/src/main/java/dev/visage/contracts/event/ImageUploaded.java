package dev.visage.contracts.event;

import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.contracts.storage.ObjectKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An upload was accepted and its original stored.
 *
 * @param uploadId the upload; unless it has a source, its original lies under {@code originals/{uploadId}}
 * @param userId whose picture it is to become
 * @param kind which picture of that user
 * @param client the dialect that took it, such as {@code native} or {@code appnet}
 * @param bytes the original's length
 * @param mediaType the original's format, by its bytes
 * @param width of the original as stored, in pixels
 * @param height of the original as stored, in pixels
 * @param recipe what to make of it
 * @param acceptedAt by the edge's clock, for people; order never depends on it
 * @param source the object that an import found in the bucket and that is worked on where it lies; null for an upload
 */
public record ImageUploaded(
        UploadId uploadId,
        UserId userId,
        PictureKind kind,
        String client,
        long bytes,
        PictureFormat mediaType,
        int width,
        int height,
        Recipe recipe,
        Instant acceptedAt,
        @Nullable ObjectKey source) {

    public ImageUploaded(
            UploadId uploadId,
            UserId userId,
            PictureKind kind,
            String client,
            long bytes,
            PictureFormat mediaType,
            int width,
            int height,
            Recipe recipe,
            Instant acceptedAt) {
        this(uploadId, userId, kind, client, bytes, mediaType, width, height, recipe, acceptedAt, null);
    }

    /** Where the bytes lie. */
    public ObjectKey original() {
        return source == null ? ObjectKey.original(uploadId) : source;
    }
}
