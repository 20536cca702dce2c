package dev.visage.contracts.picture;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What made the renditions of a picture. */
public enum EngineName {
    /** Java alone: runs anywhere. */
    PORTABLE,
    /** libjpeg-turbo decodes and encodes, for nearly all photographs. */
    TURBO;

    /** The name on the wire, in lower case. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
