package dev.visage.contracts.imports;

import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.idempotency.Fingerprint;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.storage.ObjectKey;
import org.jspecify.annotations.Nullable;

/**
 * One item as it comes to an import: with a picture, or with the reason why there is none to be taken.
 *
 * @param name what its source calls it
 * @param user whose it is: the digits of an id, {@code @username} or an e-mail address; null if that could not be told
 * @param newUser what is told of the user, should they have to be made; null if nothing is
 * @param picture null if there is none to be taken
 * @param refusal why there is none; null if there is
 */
public record ImportEntry(
        String name,
        @Nullable String user,
        @Nullable NewUser newUser,
        @Nullable Picture picture,
        @Nullable ItemReason refusal) {

    /**
     * A picture that was judged, by its header.
     *
     * @param uploadId under which it is stored, if it is taken
     * @param fingerprint of its bytes and of what is to become of them: the same for the same user is the same item
     * @param bytes its length
     * @param width as stored, in pixels
     * @param height as stored, in pixels
     * @param source where it lies; null if it is sent
     */
    public record Picture(
            UploadId uploadId,
            Fingerprint fingerprint,
            long bytes,
            PictureFormat mediaType,
            int width,
            int height,
            @Nullable ObjectKey source) {}
}
