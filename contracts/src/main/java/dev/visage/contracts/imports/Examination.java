package dev.visage.contracts.imports;

import dev.visage.contracts.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What would become of an entry: it is known, or refused, or, with neither, would be taken.
 *
 * @param userId whose it is, where there is that user already; null if not
 * @param known the item that it is already; null if it is none
 * @param refusal why it would be refused; null if it would not
 */
public record Examination(
        @Nullable UserId userId,
        @Nullable ImportItem known,
        @Nullable ItemReason refusal) {

    /** Whether its picture is to be stored. */
    public boolean isWanted() {
        return known == null && refusal == null;
    }
}
