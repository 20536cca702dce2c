package dev.visage.profiles.profile;

import dev.visage.contracts.event.UploadOrder;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.picture.Image;

/**
 * A picture that a profile shows.
 *
 * @param image the picture
 * @param uploadId the upload that it came from
 * @param order that upload's place among all uploads; only one after it takes the picture's place
 */
public record Picture(Image image, UploadId uploadId, UploadOrder order) {}
