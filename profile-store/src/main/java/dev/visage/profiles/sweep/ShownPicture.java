package dev.visage.profiles.sweep;

import dev.visage.contracts.event.UploadOrder;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.Image;
import dev.visage.contracts.picture.PictureKind;

/**
 * A picture that a profile shows.
 *
 * @param order the place of its upload among all uploads
 */
record ShownPicture(UserId userId, PictureKind kind, UploadId uploadId, UploadOrder order, Image image) {}
