package dev.visage.contracts.imports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far an item of an import is. */
public enum ItemStatus {
    /** It was not taken; its reason tells why. */
    REFUSED,
    /** It was taken and is worked on, or waits for that. */
    ACCEPTED,
    /** Its picture became the user's. */
    APPLIED,
    /** A newer picture of the user was there before. */
    SUPERSEDED,
    /** Its picture turned out to be none. */
    REJECTED,
    /** It could not be worked on. */
    FAILED,
    /** The import was stopped before. */
    CANCELLED;

    /** The status' name on the wire, in lower case. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
