package dev.visage.contracts.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a webhook was disabled. */
public enum DisabledReason {
    /** It answered 410. */
    GONE,
    /** For days it answered nothing that was a success. */
    FAILING;

    /** The reason's name on the wire, in lower case. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
