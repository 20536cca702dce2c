package dev.visage.profiles.sweep;

import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.objects.ListedObject;
import dev.visage.objects.ObjectStore;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Deletes originals that nobody needs: of uploads that were never announced, and of those that ended and are not shown. */
final class OriginalSweep {

    private final ObjectStore objects;
    private final SweptRows rows;
    private final Duration failedGrace;
    private final Scope scope;
    private final Tally tally;
    private final Map<UploadId, ListedObject> candidates = new LinkedHashMap<>();

    OriginalSweep(ObjectStore objects, SweptRows rows, Duration failedGrace, Scope scope, Tally tally) {
        this.objects = objects;
        this.rows = rows;
        this.failedGrace = failedGrace;
        this.scope = scope;
        this.tally = tally;
    }

    void run() {
        Listing listing = new Listing(objects, ObjectKey.ORIGINALS);
        while (listing.hasNext()) {
            ListedObject object = listing.next();
            object.key().uploadId().ifPresent(uploadId -> see(uploadId, object));
        }
        deleteOrphans();
    }

    private void see(UploadId uploadId, ListedObject object) {
        tally.originalsSeen++;
        if (object.lastModified().isBefore(scope.originalsBefore())
                && !scope.underWay().contains(uploadId)) {
            candidates.put(uploadId, object);
            if (candidates.size() == SweptRows.PAGE) {
                deleteOrphans();
            }
        }
    }

    /** The database is asked right before, and last of all: what has left Kafka meanwhile is there. */
    private void deleteOrphans() {
        if (candidates.isEmpty()) {
            return;
        }
        candidates.keySet().removeAll(rows.kept(candidates.keySet(), failedGrace));
        if (!scope.dryRun()) {
            objects.delete(candidates.values().stream().map(ListedObject::key).toList());
        }
        tally.originalsOrphaned += candidates.size();
        tally.bytesReclaimed +=
                candidates.values().stream().mapToLong(ListedObject::length).sum();
        candidates.clear();
    }
}
