package dev.visage.contracts.imports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an import does now. */
public enum ImportState {
    /** Items are taken and worked on. */
    RUNNING,
    /** No item is handed to the workers; more are taken, unless the import was finished before. */
    PAUSED,
    /** No more items are taken; those it has are worked on. */
    FINISHING,
    /** All items have ended. */
    FINISHED,
    /** It was stopped; what had not been handed to the workers never will be. */
    CANCELLED;

    /** The state's name on the wire, in lower case. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether items that are not known yet are taken. */
    public boolean takesItems() {
        return this == RUNNING || this == PAUSED;
    }

    /** Whether nothing changes any more. */
    public boolean isEnd() {
        return this == FINISHED || this == CANCELLED;
    }
}
