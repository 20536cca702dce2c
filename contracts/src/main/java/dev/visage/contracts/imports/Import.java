package dev.visage.contracts.imports;

import dev.visage.contracts.id.ImportId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An import.
 *
 * @param createdBy who made it, by the subject of their token
 * @param itemsPerSecond how many items ended in a second lately; null if none did
 * @param remaining how long the items it has will take at that rate; null if that is not known
 * @param endedAt null while items may end
 */
public record Import(
        ImportId importId,
        ImportTerms terms,
        String createdBy,
        ImportState state,
        ImportCounts counts,
        @Nullable Double itemsPerSecond,
        @Nullable Duration remaining,
        Instant createdAt,
        @Nullable Instant endedAt) {}
