package dev.visage.contracts.storage;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.visage.contracts.id.ImageId;
import dev.visage.contracts.id.UploadId;
import java.util.Optional;

/**
 * The name of an object in the bucket.
 *
 * @param value the key, without a leading slash
 */
public record ObjectKey(@JsonValue String value) {

    /** What the keys of all originals start with. */
    public static final String ORIGINALS = "originals/";

    /** What the keys of all renditions start with. */
    public static final String IMAGES = "images/";

    @JsonCreator
    public ObjectKey {
        if (value.isBlank() || value.startsWith("/")) {
            throw new IllegalArgumentException("An object key is not blank and does not start with a slash.");
        }
    }

    /** Where the bytes of an upload lie as they came: private. */
    public static ObjectKey original(UploadId uploadId) {
        return new ObjectKey(ORIGINALS + uploadId);
    }

    /**
     * Where a rendition lies: public, never written twice. Below the public base URL it has the same path.
     *
     * @param extension of its format, without a dot
     */
    public static ObjectKey rendition(ImageId imageId, String name, String extension) {
        return new ObjectKey(IMAGES + imageId + "/" + name + "." + extension);
    }

    /** The upload whose original lies here, if this is the key of an original. */
    public Optional<UploadId> uploadId() {
        if (!value.startsWith(ORIGINALS)) {
            return Optional.empty();
        }
        try {
            return Optional.of(UploadId.valueOf(value.substring(ORIGINALS.length())))
                    .filter(uploadId -> original(uploadId).equals(this));
        } catch (IllegalArgumentException another) {
            return Optional.empty();
        }
    }

    /** The picture of which a rendition lies here, if this is the key of a rendition. */
    public Optional<ImageId> imageId() {
        int end = value.indexOf('/', IMAGES.length());
        if (!value.startsWith(IMAGES) || end < 0 || value.indexOf('/', end + 1) >= 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(ImageId.valueOf(value.substring(IMAGES.length(), end)));
        } catch (IllegalArgumentException another) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
