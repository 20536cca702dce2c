package dev.visage.profiles.sweep;

import dev.visage.contracts.event.Event;
import dev.visage.contracts.event.EventRecords;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ImageUploaded;
import dev.visage.contracts.event.Rework;
import dev.visage.contracts.original.OriginalMetadata;
import dev.visage.contracts.picture.Inspection;
import dev.visage.contracts.picture.PictureHeader;
import dev.visage.contracts.picture.PictureInspector;
import dev.visage.contracts.picture.PictureLimits;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.objects.ObjectStore;
import dev.visage.objects.StoredObject;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has pictures of which a rendition is missing made once more: their uploads are announced again, in their old place, as
 * repairs. A profile that shows another picture by then keeps that.
 */
final class Repairs {

    private static final URI SOURCE = URI.create("/visage/profile-store");
    /** For originals that do not tell by which way they came. */
    private static final String UNKNOWN_CLIENT = "unknown";

    private static final String IMPORT_CLIENT = "import";

    private static final Logger log = LoggerFactory.getLogger(Repairs.class);

    private final ObjectStore objects;
    private final SweptRows rows;
    private final RepairPublisher publisher;
    private final Clock clock;
    private final Scope scope;
    private final Tally tally;

    Repairs(ObjectStore objects, SweptRows rows, RepairPublisher publisher, Clock clock, Scope scope, Tally tally) {
        this.objects = objects;
        this.rows = rows;
        this.publisher = publisher;
        this.clock = clock;
        this.scope = scope;
        this.tally = tally;
    }

    /** Repairs a picture that seems to dangle, if it does. */
    void look(ShownPicture picture) {
        if (!dangles(picture)) {
            return;
        }
        tally.danglingFound++;
        Optional<ImageUploaded> upload = objects.get(ObjectKey.original(picture.uploadId()))
                .flatMap(original -> upload(picture, original))
                .or(() -> rows.inPlace(picture.uploadId()).flatMap(place -> upload(picture, place)));
        if (upload.isEmpty()) {
            tally.danglingUnrepairable++;
            log.error(
                    "The {} of user {}, image {} of upload {}, lacks renditions and has no original to make them from",
                    picture.kind().wireName(),
                    picture.userId(),
                    picture.image().imageId(),
                    picture.uploadId());
            return;
        }
        tally.danglingRepaired++;
        if (!scope.dryRun() && !scope.underWay().contains(picture.uploadId())) {
            publisher.publish(record(picture, upload.get()));
            log.warn(
                    "The {} of user {}, image {} of upload {}, lacks renditions: it is made once more",
                    picture.kind().wireName(),
                    picture.userId(),
                    picture.image().imageId(),
                    picture.uploadId());
        }
    }

    /** What the listing lacked may have been stored since; what is gone may have been replaced since. */
    private boolean dangles(ShownPicture picture) {
        boolean lacks = picture.image().renditions().stream()
                .anyMatch(rendition -> objects.describe(rendition.key()).isEmpty());
        return lacks && rows.isShown(picture.image().imageId());
    }

    private static Optional<ImageUploaded> upload(ShownPicture picture, StoredObject original) {
        OriginalMetadata.Terms terms = OriginalMetadata.of(
                        original.description().metadata())
                .map(OriginalMetadata::terms)
                .orElse(null);
        return terms == null
                ? upload(picture, original, UNKNOWN_CLIENT, picture.kind().recipe(), null)
                : upload(picture, original, terms.client(), terms.recipe(), null);
    }

    private Optional<ImageUploaded> upload(ShownPicture picture, InPlaceOriginal place) {
        return objects.get(place.key())
                .filter(original -> place.is(original.description()))
                .flatMap(original ->
                        upload(picture, original, IMPORT_CLIENT, place.terms().recipe(), place.key()));
    }

    private static Optional<ImageUploaded> upload(
            ShownPicture picture, StoredObject original, String client, Recipe recipe, @Nullable ObjectKey source) {
        Inspection inspection = new PictureInspector(PictureLimits.NONE).inspect(original.bytes());
        if (!(inspection instanceof Inspection.Accepted accepted)) {
            return Optional.empty();
        }
        PictureHeader header = accepted.header();
        return Optional.of(new ImageUploaded(
                picture.uploadId(),
                picture.userId(),
                picture.kind(),
                client,
                original.bytes().length,
                header.format(),
                header.width(),
                header.height(),
                recipe,
                picture.order().appendedAt(),
                source));
    }

    private ProducerRecord<String, byte[]> record(ShownPicture picture, ImageUploaded upload) {
        ProducerRecord<String, byte[]> record = EventRecords.write(
                SOURCE, Event.of(EventType.IMAGE_UPLOADED, picture.userId(), clock.instant(), upload));
        new Rework.Repair(picture.image().imageId()).writeTo(record.headers());
        picture.order().writeTo(record.headers());
        return record;
    }
}
