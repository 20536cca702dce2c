package dev.visage.profiles.profile;

import dev.visage.contracts.event.UploadOrder;
import dev.visage.contracts.id.ImageId;
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

    /** Whether this is the picture of an upload, with this image. */
    public boolean shows(ImageId imageId, UploadId uploadId) {
        return image != null && image.imageId().equals(imageId) && this.uploadId.equals(uploadId);
    }

    /** The picture of the same upload, made anew. */
    public Picture as(Image image) {
        return new Picture(image, uploadId, order);
    }

    Picture takenOff() {
        return new Picture(null, uploadId, order);
    }
}
