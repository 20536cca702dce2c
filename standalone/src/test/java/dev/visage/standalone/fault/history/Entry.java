package dev.visage.standalone.fault.history;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.visage.contracts.event.UploadOrder;
import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.ImageId;
import dev.visage.contracts.id.NotificationId;
import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.Image;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.recipe.Colour;
import dev.visage.contracts.storage.ObjectKey;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One thing that was seen: a line of the history. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
public sealed interface Entry {

    /**
     * A fault that was injected.
     *
     * @param kind what was done, such as {@code kill}
     * @param target to what
     */
    @JsonTypeName("fault")
    record Fault(String kind, String target, Instant from, Instant until) implements Entry {}

    /**
     * A request and what came of it.
     *
     * @param instance which ingest-api was asked
     * @param client the dialect
     * @param picture what was uploaded, if anything was
     * @param description what the user's description was set to, if it was
     * @param status of the answer; null if none came
     * @param retryAfter the header of the answer
     * @param error why no answer came
     * @param body of the answer, if it is JSON
     */
    @JsonTypeName("request")
    record Request(
            long number,
            String instance,
            String client,
            UserId userId,
            @Nullable Picture picture,
            @Nullable String description,
            Instant start,
            Instant end,
            @Nullable Integer status,
            @Nullable String retryAfter,
            @Nullable String error,
            @Nullable JsonNode body)
            implements Entry {

        /** Whether the answer promises that what was asked for happens. */
        public boolean isAccepted() {
            return status != null && status >= 200 && status < 300;
        }

        /** A member of the answer; empty if it is not there. */
        public String told(String member) {
            return body == null ? "" : body.path(member).asString("");
        }
    }

    /**
     * An upload as the client knows it. No two uploads of one user and kind have the same size, so an event tells which it is
     * of, even when no answer told the upload's id.
     *
     * @param key the Idempotency-Key, or the import of which it is the only one; null where the dialect has none
     * @param colour that all of it has
     */
    record Picture(
            @Nullable String key, UserId userId, PictureKind kind, Form form, Colour colour, int width, int height) {

        /** What is wrong with a picture. */
        public enum Form {
            /** Nothing. */
            SOUND,
            /** Its end is missing: it is found out by decoding it. */
            TRUNCATED,
            /** It is none. */
            NONE
        }
    }

    /** A record of a topic. Its headers are those of a CloudEvent, as text. */
    @JsonTypeName("event")
    record Event(
            String topic,
            int partition,
            long offset,
            Instant timestamp,
            @Nullable String key,
            Map<String, String> headers,
            @Nullable JsonNode data)
            implements Entry {

        /** The event's id. */
        public String id() {
            return headers.getOrDefault("ce_id", "");
        }

        /** The name of the event's type. */
        public String type() {
            return headers.getOrDefault("ce_type", "");
        }

        /** The place among all uploads that the record was given, or else has on its topic. */
        public UploadOrder order() {
            String given = headers.get(UploadOrder.HEADER);
            if (given == null) {
                return new UploadOrder(timestamp, offset);
            }
            String[] parts = given.split("@");
            return new UploadOrder(Instant.ofEpochMilli(Long.parseLong(parts[0])), Long.parseLong(parts[1]));
        }

        @Override
        public String toString() {
            return topic + "-" + partition + "@" + offset;
        }
    }

    /** A user's row at the end. */
    @JsonTypeName("profile")
    record ProfileRow(UserId userId, ProfileVersion version) implements Entry {}

    /** A picture's row at the end. */
    @JsonTypeName("picture")
    record PictureRow(
            UserId userId,
            PictureKind kind,
            UploadId uploadId,
            @Nullable Image image) implements Entry {}

    /** An upload's row at the end. */
    @JsonTypeName("upload")
    record UploadRow(UploadId uploadId, UserId userId, UploadOutcome outcome) implements Entry {}

    /** A notification's row at the end. */
    @JsonTypeName("notification")
    record NotificationRow(
            NotificationId notificationId,
            UserId userId,
            String topic,
            @Nullable UploadId uploadId) implements Entry {}

    /** A row of the outbox that was still there at the end. */
    @JsonTypeName("outbox")
    record OutboxRow(String id, String topic, String key) implements Entry {}

    /** An object in the bucket at the end, when the sweep was over. */
    @JsonTypeName("object")
    record StoredObject(ObjectKey key) implements Entry {}

    /**
     * What a rendition that a profile names shows at the end, fetched over HTTP.
     *
     * @param colour of its middle; null if it could not be had
     */
    @JsonTypeName("pixels")
    record Pixels(
            ImageId imageId,
            ObjectKey key,
            int status,
            @Nullable Colour colour) implements Entry {}
}
