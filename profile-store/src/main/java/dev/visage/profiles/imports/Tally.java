package dev.visage.profiles.imports;

import dev.visage.contracts.imports.ImportCounts;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many items of an import are in which state. The sum is that of all its items, and the number of the last.
 *
 * @param counts by state; a state without items may be missing
 */
record Tally(Map<ItemState, Long> counts) {

    static final Tally NONE = new Tally(Map.of());

    Tally {
        counts = Map.copyOf(counts);
    }

    long of(ItemState state) {
        return counts.getOrDefault(state, 0L);
    }

    /** All items. */
    long read() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** With new items in a state. */
    Tally plus(ItemState state, long items) {
        EnumMap<ItemState, Long> sums = new EnumMap<>(ItemState.class);
        sums.putAll(counts);
        sums.merge(state, items, Long::sum);
        return new Tally(sums);
    }

    /** With items that went from one state to another. */
    Tally moved(ItemState from, ItemState to, long items) {
        return plus(from, -items).plus(to, items);
    }

    /** As others see it. */
    ImportCounts seen() {
        return new ImportCounts(
                read(),
                of(ItemState.REFUSED),
                read() - of(ItemState.REFUSED),
                of(ItemState.APPLIED),
                of(ItemState.SUPERSEDED),
                of(ItemState.REJECTED),
                of(ItemState.FAILED),
                of(ItemState.CANCELLED));
    }
}
