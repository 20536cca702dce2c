package dev.visage.contracts.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One upload, from its acceptance to its outcome. Time-ordered, so logs, keys and rows sort by acceptance. */
public record UploadId(@JsonValue UUID value) {

    @JsonCreator
    public UploadId {}

    /** A new id, after all ids made before it in this process. */
    public static UploadId next() {
        return new UploadId(TimeOrdered.next());
    }

    /**
     * Reads an upload id from the text form of a UUID.
     *
     * @throws IllegalArgumentException if the text is no UUID
     */
    public static UploadId valueOf(String text) {
        UploadId uploadId = new UploadId(UUID.fromString(text));
        if (!uploadId.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("An upload id has 36 characters.");
        }
        return uploadId;
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
