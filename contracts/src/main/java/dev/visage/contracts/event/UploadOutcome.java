package dev.visage.contracts.event;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.Image;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.picture.Rejection;

/**
 * How an upload ended. Every accepted upload ends, and stays as it ended; but one that failed and is sent back by an operator
 * may end once more, in another way. Each end is told by an event of its own.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "status")
public sealed interface UploadOutcome {

    /** The upload. */
    UploadId uploadId();

    /** Whose picture it was to become. */
    UserId userId();

    /** Which picture of that user. */
    PictureKind kind();

    /** Hands this outcome to the case for its kind. */
    <T> T translate(Translation<T> translation);

    /** What each kind of outcome becomes, in a dialect for instance. */
    interface Translation<T> {
        T applied(Applied outcome);

        T superseded(Superseded outcome);

        T rejected(Rejected outcome);

        T failed(Failed outcome);
    }

    /**
     * The profile shows the picture.
     *
     * @param image the picture
     * @param profileVersion the profile's version that first showed it
     */
    @JsonTypeName("applied")
    record Applied(UploadId uploadId, UserId userId, PictureKind kind, Image image, ProfileVersion profileVersion)
            implements UploadOutcome {
        @Override
        public <T> T translate(Translation<T> translation) {
            return translation.applied(this);
        }
    }

    /**
     * A newer upload of the same user and kind was there first.
     *
     * @param by that upload
     */
    @JsonTypeName("superseded")
    record Superseded(UploadId uploadId, UserId userId, PictureKind kind, UploadId by) implements UploadOutcome {
        @Override
        public <T> T translate(Translation<T> translation) {
            return translation.superseded(this);
        }
    }

    /** The upload does not become a picture. */
    @JsonTypeName("rejected")
    record Rejected(UploadId uploadId, UserId userId, PictureKind kind, Rejection reason) implements UploadOutcome {
        @Override
        public <T> T translate(Translation<T> translation) {
            return translation.rejected(this);
        }
    }

    /** The upload could not be worked on, through a fault of ours. */
    @JsonTypeName("failed")
    record Failed(UploadId uploadId, UserId userId, PictureKind kind) implements UploadOutcome {
        @Override
        public <T> T translate(Translation<T> translation) {
            return translation.failed(this);
        }
    }
}
