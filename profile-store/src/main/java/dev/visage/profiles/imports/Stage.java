package dev.visage.profiles.imports;

import java.util.Locale;

/** How far an import is. Apart from that it may be paused. */
enum Stage {
    /** It takes items. */
    OPEN,
    /** It takes no more items. */
    CLOSED,
    /** All its items have ended. */
    FINISHED,
    /** It was stopped. */
    CANCELLED;

    static Stage named(String columnName) {
        return valueOf(columnName.toUpperCase(Locale.ROOT));
    }

    String columnName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
