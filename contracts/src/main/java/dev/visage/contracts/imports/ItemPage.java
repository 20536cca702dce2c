package dev.visage.contracts.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some items of an import.
 *
 * @param items in the order of their numbers
 * @param next the number after which the next page starts; null if this is the last
 */
public record ItemPage(List<ImportItem> items, @Nullable Long next) {

    public ItemPage {
        items = List.copyOf(items);
    }
}
