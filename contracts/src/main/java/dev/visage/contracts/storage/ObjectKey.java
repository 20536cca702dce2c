package dev.visage.contracts.storage;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.visage.contracts.id.ImageId;
import dev.visage.contracts.id.UploadId;

/**
 * The name of an object in the bucket.
 *
 * @param value the key, without a leading slash
 */
public record ObjectKey(@JsonValue String value) {

    @JsonCreator
    public ObjectKey {
        if (value.isBlank() || value.startsWith("/")) {
            throw new IllegalArgumentException("An object key is not blank and does not start with a slash.");
        }
    }

    /** Where the bytes of an upload lie as they came: private. */
    public static ObjectKey original(UploadId uploadId) {
        return new ObjectKey("originals/" + uploadId);
    }

    /**
     * Where a rendition lies: public, never written twice. Below the public base URL it has the same path.
     *
     * @param extension of its format, without a dot
     */
    public static ObjectKey rendition(ImageId imageId, String name, String extension) {
        return new ObjectKey("images/" + imageId + "/" + name + "." + extension);
    }

    @Override
    public String toString() {
        return value;
    }
}
