package dev.visage.standalone.fault.check;

import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ImageProcessed;
import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.ImageId;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.picture.Image;
import dev.visage.contracts.picture.Rendition;
import dev.visage.contracts.recipe.Colour;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.standalone.fault.history.Entry;
import dev.visage.standalone.fault.history.History;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What profiles show, and what lies in the bucket. */
final class PictureChecks {

    /** How far a channel may be off after JPEG; colours of one user are further apart. */
    private static final int TOLERANCE = 12;

    private PictureChecks() {}

    static List<String> mixedRenditions(History history) {
        List<String> wrong = new ArrayList<>();
        Map<ImageId, UploadId> owners = new HashMap<>();
        history.events(EventType.IMAGE_PROCESSED).stream()
                .filter(told -> told.data() instanceof ImageProcessed.Succeeded)
                .map(told -> (ImageProcessed.Succeeded) told.data())
                .forEach(made -> {
                    foreign(made.image()).forEach(key -> wrong.add("upload " + made.uploadId() + " has " + key));
                    UploadId other = owners.put(made.image().imageId(), made.uploadId());
                    if (other != null && !other.equals(made.uploadId())) {
                        wrong.add(
                                "image " + made.image().imageId() + " of upload " + other + " and " + made.uploadId());
                    }
                });
        Map<ImageId, UploadId> shown = new HashMap<>();
        pictures(history).forEach(row -> shown.put(row.image().imageId(), row.uploadId()));
        for (Entry.Pixels pixels : history.all(Entry.Pixels.class)) {
            UploadId uploadId = shown.get(pixels.imageId());
            history.pictureOf(uploadId)
                    .filter(picture -> pixels.colour() != null && !isClose(pixels.colour(), picture.colour()))
                    .ifPresent(picture -> wrong.add(pixels.key() + " is " + pixels.colour() + ", upload " + uploadId
                            + " was " + picture.colour()));
        }
        return wrong;
    }

    private static Stream<Entry.PictureRow> pictures(History history) {
        return history.all(Entry.PictureRow.class).stream().filter(row -> row.image() != null);
    }

    private static Stream<ObjectKey> foreign(Image image) {
        return image.renditions().stream()
                .map(Rendition::key)
                .filter(key -> !key.value().startsWith("images/" + image.imageId() + "/"));
    }

    private static boolean isClose(Colour one, Colour other) {
        return Stream.of(0, 8, 16)
                .allMatch(shift -> Math.abs((one.rgb() >> shift & 0xff) - (other.rgb() >> shift & 0xff)) <= TOLERANCE);
    }

    static List<String> danglingPointers(History history) {
        Set<ObjectKey> stored = stored(history).collect(Collectors.toSet());
        Stream<String> missing =
                named(history).filter(key -> !stored.contains(key)).map(key -> key + " is named and not in the bucket");
        Stream<String> unread = history.all(Entry.Pixels.class).stream()
                .filter(pixels -> pixels.colour() == null)
                .map(pixels -> pixels.key() + " is answered with " + pixels.status());
        return Stream.concat(missing, unread).toList();
    }

    static List<String> orphans(History history) {
        Set<ObjectKey> named = named(history).collect(Collectors.toCollection(HashSet::new));
        pictures(history).forEach(row -> named.add(ObjectKey.original(row.uploadId())));
        history.decided().values().stream()
                .filter(UploadOutcome.Failed.class::isInstance)
                .forEach(failed -> named.add(ObjectKey.original(failed.uploadId())));
        return stored(history)
                .filter(key -> !named.contains(key))
                .map(ObjectKey::toString)
                .toList();
    }

    private static Stream<ObjectKey> stored(History history) {
        return history.all(Entry.StoredObject.class).stream().map(Entry.StoredObject::key);
    }

    private static Stream<ObjectKey> named(History history) {
        return pictures(history)
                .flatMap(row -> row.image().renditions().stream())
                .map(Rendition::key);
    }
}
