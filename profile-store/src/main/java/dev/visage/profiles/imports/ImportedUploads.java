package dev.visage.profiles.imports;

import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.ImportId;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.imports.ItemReason;
import dev.visage.contracts.picture.Rejection;
import dev.visage.profiles.imports.Items.Ended;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The uploads that imports made, as those see them who apply results: their ends are those of items. */
@Component
public class ImportedUploads {

    private final Imports imports;
    private final Items items;
    private final Feeder feeder;

    ImportedUploads(Imports imports, Items items, Feeder feeder) {
        this.imports = imports;
        this.items = items;
        this.feeder = feeder;
    }

    /** Those of the uploads that imports made. */
    public Map<UploadId, ImportedUpload> among(Collection<UploadId> uploadIds) {
        return items.imported(uploadIds).stream()
                .collect(Collectors.toMap(ImportedUpload::uploadId, Function.identity()));
    }

    /**
     * Ends the items of uploads, which makes room for others: those are handed out in the same transaction. To be called with
     * the profiles locked, and nothing locked after.
     *
     * @param uploads those that imports made
     * @param outcomes how uploads ended, others too
     */
    public void end(Map<UploadId, ImportedUpload> uploads, List<UploadOutcome> outcomes, Instant now) {
        List<ItemEnd> ends = outcomes.stream()
                .filter(outcome -> uploads.containsKey(outcome.uploadId()))
                .map(ItemEnd::of)
                .toList();
        if (ends.isEmpty()) {
            return;
        }
        List<StoredImport> locked = imports.lock(
                uploads.values().stream().map(ImportedUpload::importId).collect(Collectors.toSet()));
        count(locked, items.end(ends, now), now);
    }

    /**
     * Forgets whose the items of a user are, and ends those that wait as those of somebody unknown; those that a worker has
     * end so with its result. To be called with the profile locked, and nothing locked after.
     */
    public void erase(UserId userId, Instant now) {
        List<ImportId> importIds = items.importsOf(userId);
        List<StoredImport> locked = imports.lock(importIds);
        Rejection unknown = new Rejection.UnknownUser(userId);
        count(locked, items.erase(userId, importIds, ItemReason.of(unknown.code(), unknown.sentence()), now), now);
    }

    private void count(List<StoredImport> locked, List<Ended> all, Instant now) {
        Map<ImportId, List<Ended>> ended = all.stream().collect(Collectors.groupingBy(Ended::importId));
        for (StoredImport each : locked) {
            StoredImport counted = count(each, ended.getOrDefault(each.importId(), List.of()), now);
            imports.update(feeder.feed(counted, now));
        }
    }

    private static StoredImport count(StoredImport before, List<Ended> ended, Instant now) {
        Tally tally = before.tally();
        for (Ended item : ended) {
            tally = tally.moved(item.was(), item.state(), 1);
        }
        return before.pace(ended.size(), now).count(tally, now);
    }
}
