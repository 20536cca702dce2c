package dev.visage.worker.picture;

import java.util.Locale;

/** Why a picture was not made by the fast engine. */
public enum Detour {
    /** The library is not there, or is not to be used. */
    LIBRARY_MISSING,
    /** The picture is no JPEG. */
    NOT_JPEG,
    /** Its colours are neither YCbCr nor gray with 8 bits. */
    COLOUR_MODEL,
    /** Its colour profile needs more than curves and a matrix. */
    COLOUR_PROFILE,
    /** Its chroma is sampled in a way that the library does not know. */
    SAMPLING,
    /** The library could not decode it, or not without doubt. */
    LIBRARY_FAILED;

    /** The name in metrics, in lower case with underscores. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
