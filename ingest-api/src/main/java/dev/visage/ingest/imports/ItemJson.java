package dev.visage.ingest.imports;

import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.imports.ImportItem;
import dev.visage.contracts.imports.ItemReason;
import dev.visage.contracts.imports.ItemStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An item of an import. All members are always there.
 *
 * @param code why it did not become the user's picture, as a word for programs
 * @param detail the same as a sentence for people
 * @param line of the manifest, if the fault is in one
 * @param column of the manifest
 * @param links where to read on
 */
record ItemJson(
        long number,
        String name,
        @Nullable String user,
        @Nullable UserId userId,
        ItemStatus status,
        @Nullable UploadId uploadId,
        @Nullable String code,
        @Nullable String detail,
        @Nullable Integer line,
        @Nullable String column,
        boolean duplicate,
        @Nullable Instant endedAt,
        Map<String, String> links) {

    static ItemJson of(ImportItem item) {
        ItemReason reason = item.reason();
        return new ItemJson(
                item.number(),
                item.name(),
                item.user(),
                item.userId(),
                item.status(),
                item.uploadId(),
                reason == null ? null : reason.code(),
                reason == null ? null : reason.detail(),
                reason == null ? null : reason.line(),
                reason == null ? null : reason.column(),
                item.duplicate(),
                item.endedAt(),
                links(item));
    }

    private static Map<String, String> links(ImportItem item) {
        Map<String, String> links = new LinkedHashMap<>();
        if (item.userId() != null) {
            links.put("user", "/v1/users/" + item.userId());
        }
        if (item.uploadId() != null) {
            links.put("upload", "/v1/uploads/" + item.uploadId());
        }
        return links;
    }
}
