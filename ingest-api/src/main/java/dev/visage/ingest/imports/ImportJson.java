package dev.visage.ingest.imports;

import dev.visage.contracts.id.ImportId;
import dev.visage.contracts.imports.Import;
import dev.visage.contracts.imports.ImportCounts;
import dev.visage.contracts.imports.ImportState;
import dev.visage.contracts.imports.ImportTerms;
import dev.visage.contracts.picture.PictureKind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An import and how it stands. All members are always there.
 *
 * @param itemsPerSecond how many items ended in a second lately
 * @param remainingSeconds how long the items that it has will take at that rate
 * @param source where in the bucket its pictures lie
 * @param createdBy who made it, by the subject of their token
 * @param links where to read on
 */
public record ImportJson(
        ImportId importId,
        @Nullable String name,
        PictureKind kind,
        ImportState state,
        long read,
        long refused,
        long accepted,
        long applied,
        long superseded,
        long rejected,
        long failed,
        long cancelled,
        @Nullable Double itemsPerSecond,
        @Nullable Long remainingSeconds,
        boolean createUsers,
        boolean notifyUsers,
        @Nullable Integer maxPerSecond,
        boolean dryRun,
        ImportTerms.@Nullable Source source,
        String createdBy,
        Instant createdAt,
        @Nullable Instant endedAt,
        Map<String, String> links) {

    /** An import as it is shown. */
    public static ImportJson of(Import shown) {
        ImportTerms terms = shown.terms();
        ImportCounts counts = shown.counts();
        return new ImportJson(
                shown.importId(),
                terms.name(),
                terms.kind(),
                shown.state(),
                counts.read(),
                counts.refused(),
                counts.accepted(),
                counts.applied(),
                counts.superseded(),
                counts.rejected(),
                counts.failed(),
                counts.cancelled(),
                shown.itemsPerSecond(),
                shown.remaining() == null ? null : shown.remaining().toSeconds(),
                terms.createUsers(),
                terms.notifyUsers(),
                terms.maxPerSecond(),
                terms.dryRun(),
                terms.source(),
                shown.createdBy(),
                shown.createdAt(),
                shown.endedAt(),
                links(path(shown.importId())));
    }

    /** Where an import is found. */
    static String path(ImportId importId) {
        return "/v1/imports/" + importId;
    }

    private static Map<String, String> links(String self) {
        Map<String, String> links = new LinkedHashMap<>();
        links.put("self", self);
        links.put("items", self + "/items");
        links.put("report", self + "/items.csv");
        links.put("events", self + "/events");
        return links;
    }
}
