package dev.visage.contracts.picture;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/** The picture formats that Visage takes in; a subset of them is what it writes. */
public enum PictureFormat {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    GIF("image/gif", "gif"),
    WEBP("image/webp", "webp");

    private final String mediaType;
    private final String extension;

    PictureFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /** The registered media type, such as {@code image/jpeg}; the format's form on the wire. */
    @JsonValue
    public String mediaType() {
        return mediaType;
    }

    /** The file name extension, without a dot. */
    public String extension() {
        return extension;
    }

    /** The format that bytes begin as, if it is one of these. */
    public static Optional<PictureFormat> beginning(byte[] bytes) {
        return MagicNumber.format(bytes);
    }

    /** The format with this file name extension, if there is one. */
    public static Optional<PictureFormat> withExtension(String extension) {
        for (PictureFormat format : values()) {
            if (format.extension.equals(extension)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
