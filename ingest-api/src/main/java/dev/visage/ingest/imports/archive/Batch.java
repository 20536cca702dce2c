package dev.visage.ingest.imports.archive;

import dev.visage.contracts.imports.ImportEntry;
import dev.visage.contracts.imports.ItemReason;
import dev.visage.contracts.imports.manifest.ManifestRow;
import dev.visage.ingest.imports.SentItem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Items that are taken together. */
final class Batch {

    private final List<Member> members = new ArrayList<>();
    private long bytes;

    /**
     * An item.
     *
     * @param row of the manifest that names its user; null if its own name does
     */
    record Member(SentItem item, ManifestRow.@Nullable Named row) {

        ImportEntry entry() {
            return item.entry();
        }

        /** The entry as it is refused because of its user. */
        ImportEntry refused(ItemReason reason) {
            return item.refused(row == null ? reason : row.refusal(reason.code(), reason.detail(), ManifestRow.USER))
                    .entry();
        }
    }

    void add(SentItem item, ManifestRow.@Nullable Named row) {
        members.add(new Member(item, row));
    }

    /** Counts bytes that the items hold. */
    void hold(long more) {
        bytes += more;
    }

    List<Member> members() {
        return members;
    }

    long bytes() {
        return bytes;
    }
}
