package dev.visage.contracts.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.visage.contracts.id.NotificationId;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that a user is told.
 *
 * @param notificationId the notification
 * @param userId who is told
 * @param topic what it is about
 * @param title a few words
 * @param text one sentence
 * @param uploadId the upload that it tells of; null if it tells of none
 * @param createdAt when it was made
 * @param readAt when the user read it; null while they have not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Notification(
        NotificationId notificationId,
        UserId userId,
        Topic topic,
        String title,
        String text,
        @Nullable UploadId uploadId,
        Instant createdAt,
        @Nullable Instant readAt) {

    /** What a notification is about. There may be more some day: who does not know one passes over it. */
    public enum Topic {
        /** A new picture is on the profile. */
        PICTURE_APPLIED,
        /** An upload did not become a picture. */
        PICTURE_REJECTED,
        /** An upload could not be worked on, through no fault of the picture. */
        PICTURE_FAILED,
        /** A new picture that somebody else imported is on the profile. */
        PICTURE_IMPORTED,
        /** Calls of a webhook of the user's have ended. */
        WEBHOOK_DISABLED;

        /** The topic's name on the wire, in lower case with hyphens. */
        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The topic with this name on the wire, if there is one. */
        public static Optional<Topic> named(String wireName) {
            return Stream.of(values())
                    .filter(topic -> topic.wireName().equals(wireName))
                    .findFirst();
        }
    }
}
