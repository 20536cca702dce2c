package dev.visage.profiles.imports;

import dev.visage.contracts.imports.ItemStatus;
import java.util.Locale;

/** How far an item is, as the store sees it. */
enum ItemState {
    REFUSED(ItemStatus.REFUSED),
    /** It would have been taken, were this no dry run. */
    CHECKED(ItemStatus.ACCEPTED),
    /** It waits for its turn. */
    HELD(ItemStatus.ACCEPTED),
    /** It was handed to the workers. */
    RELEASED(ItemStatus.ACCEPTED),
    APPLIED(ItemStatus.APPLIED),
    SUPERSEDED(ItemStatus.SUPERSEDED),
    REJECTED(ItemStatus.REJECTED),
    FAILED(ItemStatus.FAILED),
    CANCELLED(ItemStatus.CANCELLED);

    private final ItemStatus status;

    ItemState(ItemStatus status) {
        this.status = status;
    }

    static ItemState named(String columnName) {
        return valueOf(columnName.toUpperCase(Locale.ROOT));
    }

    /** As others see it. */
    ItemStatus status() {
        return status;
    }

    /** The name of its count, and in the rows of items. */
    String columnName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it was taken and no worker has it. */
    boolean waits() {
        return this == CHECKED || this == HELD;
    }
}
