package dev.visage.ingest.dialect.v1;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.event.UploadOutcome.Applied;
import dev.visage.contracts.event.UploadOutcome.Failed;
import dev.visage.contracts.event.UploadOutcome.Rejected;
import dev.visage.contracts.event.UploadOutcome.Superseded;
import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.ingest.image.ImageUrls;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An upload and how it stands. All members are always there.
 *
 * @param status {@code accepted}, {@code applied}, {@code superseded}, {@code rejected} or {@code failed}
 * @param reason why it was rejected or failed, as a word for programs
 * @param detail the same as a sentence for people
 * @param image the picture it became
 * @param profileVersion the version of the profile that first showed it
 * @param links where to read on
 */
record UploadJson(
        UploadId uploadId,
        UserId userId,
        PictureKind kind,
        String status,
        @Nullable String reason,
        @Nullable String detail,
        @Nullable PictureJson image,
        @Nullable ProfileVersion profileVersion,
        Map<String, String> links) {

    private static final String ACCEPTED = "accepted";

    static UploadJson accepted(UploadId uploadId, UserId userId, PictureKind kind) {
        return new UploadJson(uploadId, userId, kind, ACCEPTED, null, null, null, null, links(uploadId, userId));
    }

    static UploadJson of(UploadOutcome outcome, ImageUrls urls) {
        return outcome.translate(new UploadOutcome.Translation<>() {
            @Override
            public UploadJson applied(Applied applied) {
                return ended(
                        applied,
                        "applied",
                        null,
                        null,
                        PictureJson.of(applied.image(), urls),
                        applied.profileVersion());
            }

            @Override
            public UploadJson superseded(Superseded superseded) {
                return ended(
                        superseded, "superseded", "superseded", "Upload " + superseded.by() + " is newer.", null, null);
            }

            @Override
            public UploadJson rejected(Rejected rejected) {
                return ended(
                        rejected,
                        "rejected",
                        rejected.reason().code(),
                        rejected.reason().sentence(),
                        null,
                        null);
            }

            @Override
            public UploadJson failed(Failed failed) {
                return ended(failed, "failed", "internal", "The upload could not be worked on.", null, null);
            }
        });
    }

    @JsonIgnore
    boolean isPending() {
        return status.equals(ACCEPTED);
    }

    private static UploadJson ended(
            UploadOutcome outcome,
            String status,
            @Nullable String reason,
            @Nullable String detail,
            @Nullable PictureJson image,
            @Nullable ProfileVersion version) {
        return new UploadJson(
                outcome.uploadId(),
                outcome.userId(),
                outcome.kind(),
                status,
                reason,
                detail,
                image,
                version,
                links(outcome.uploadId(), outcome.userId()));
    }

    private static Map<String, String> links(UploadId uploadId, UserId userId) {
        // in one order, so that a repeated request is answered with the same bytes by every instance
        return new TreeMap<>(Map.of("self", "/v1/uploads/" + uploadId, "user", "/v1/users/" + userId));
    }
}
