package dev.visage.profiles.profile;

import dev.visage.contracts.event.UploadOrder;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.picture.Image;
import org.jspecify.annotations.Nullable;

/**
 * A picture that a profile shows, or what remains of one that was taken off it.
 *
 * @param image the picture; null if it was taken off
 * @param uploadId the upload that it came from
 * @param order that upload's place among all uploads; only one after it takes the picture's place
 */
public record Picture(@Nullable Image image, UploadId uploadId, UploadOrder order) {

    Picture takenOff() {
        return new Picture(null, uploadId, order);
    }
}
