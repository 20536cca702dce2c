package dev.visage.profiles.sweep;

import dev.visage.contracts.id.ImageId;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.objects.ListedObject;
import dev.visage.objects.ObjectStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Merges the renditions in the bucket with the pictures that profiles show, both in the order of the image ids: deletes
 * those that no profile names, and repairs pictures of which a rendition is missing.
 */
final class ImageSweep {

    private final ObjectStore objects;
    private final SweptRows rows;
    private final Repairs repairs;
    private final Scope scope;
    private final Tally tally;
    private final Map<ImageId, StoredImage> candidates = new LinkedHashMap<>();

    ImageSweep(ObjectStore objects, SweptRows rows, Repairs repairs, Scope scope, Tally tally) {
        this.objects = objects;
        this.rows = rows;
        this.repairs = repairs;
        this.scope = scope;
        this.tally = tally;
    }

    void run() {
        Listing listing = new Listing(objects, ObjectKey.IMAGES);
        Pictures pictures = new Pictures(rows);
        Optional<StoredImage> next = StoredImage.next(listing);
        while (next.isPresent()) {
            merge(next.get(), pictures);
            next = StoredImage.next(listing);
        }
        deleteOrphans();
        for (ShownPicture rest = pictures.take(); rest != null; rest = pictures.take()) {
            repairs.look(rest);
        }
    }

    private void merge(StoredImage image, Pictures pictures) {
        tally.imagesSeen++;
        for (ShownPicture missing = pictures.nextBefore(image.imageId());
                missing != null;
                missing = pictures.nextBefore(image.imageId())) {
            repairs.look(missing);
        }
        ShownPicture shown = pictures.nextIf(image.imageId());
        if (shown == null) {
            seeUnnamed(image);
        } else if (!image.holdsAll(shown.image().renditions())) {
            repairs.look(shown);
        }
    }

    private void seeUnnamed(StoredImage image) {
        if (image.isOlderThan(scope.imagesBefore()) && !scope.underWay().contains(image.imageId())) {
            candidates.put(image.imageId(), image);
            if (candidates.size() == SweptRows.PAGE) {
                deleteOrphans();
            }
        }
    }

    /** What is condemned is never shown, so it may go whenever this gets to it. */
    private void deleteOrphans() {
        if (candidates.isEmpty()) {
            return;
        }
        if (scope.dryRun()) {
            candidates.keySet().removeAll(rows.named(candidates.keySet()));
        } else {
            Set<ImageId> condemned = rows.condemn(candidates.keySet());
            candidates.keySet().retainAll(condemned);
        }
        List<ListedObject> orphans = new ArrayList<>();
        candidates.values().forEach(image -> orphans.addAll(image.objects()));
        if (!scope.dryRun()) {
            for (int from = 0; from < orphans.size(); from += ObjectStore.PAGE) {
                objects.delete(orphans.subList(from, Math.min(from + ObjectStore.PAGE, orphans.size())).stream()
                        .map(ListedObject::key)
                        .toList());
            }
        }
        tally.imagesOrphaned += candidates.size();
        tally.bytesReclaimed += orphans.stream().mapToLong(ListedObject::length).sum();
        candidates.clear();
    }
}
