package dev.visage.contracts.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a delivery is. */
public enum DeliveryStatus {
    /** It is tried, or waits for its next attempt or for the event of the user before it. */
    PENDING,
    /** It was answered with a success. */
    DELIVERED,
    /** It was tried as often as the schedule says, in vain. */
    FAILED,
    /** Its user was erased before, and what it told with them. */
    DROPPED;

    /** The status' name on the wire, in lower case. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
