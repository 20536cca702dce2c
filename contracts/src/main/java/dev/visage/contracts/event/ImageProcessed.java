package dev.visage.contracts.event;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.Image;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.picture.Rejection;

/** A worker is done with an upload. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
public sealed interface ImageProcessed {

    /** The upload. */
    UploadId uploadId();

    /** Whose picture it is to become. */
    UserId userId();

    /** Which picture of that user. */
    PictureKind kind();

    /** The upload's place among all uploads. */
    UploadOrder order();

    /** All renditions are stored. */
    @JsonTypeName("succeeded")
    record Succeeded(UploadId uploadId, UserId userId, PictureKind kind, UploadOrder order, Image image)
            implements ImageProcessed {}

    /** The upload does not become a picture. */
    @JsonTypeName("rejected")
    record Rejected(UploadId uploadId, UserId userId, PictureKind kind, UploadOrder order, Rejection reason)
            implements ImageProcessed {}

    /** The upload could not be worked on, as often as it was tried. */
    @JsonTypeName("failed")
    record Failed(UploadId uploadId, UserId userId, PictureKind kind, UploadOrder order) implements ImageProcessed {}
}
