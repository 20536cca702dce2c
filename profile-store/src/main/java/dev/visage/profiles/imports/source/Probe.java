package dev.visage.profiles.imports.source;

import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.imports.ImportEntry;
import dev.visage.contracts.imports.ImportTerms;
import dev.visage.contracts.picture.Defect;
import dev.visage.contracts.picture.Inspection;
import dev.visage.contracts.picture.PictureHeader;
import dev.visage.contracts.picture.PictureInspector;
import dev.visage.contracts.picture.PictureLimits;
import dev.visage.contracts.picture.Rejection;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.objects.ObjectRefusedException;
import dev.visage.objects.ObjectStore;
import dev.visage.objects.StoredObject;
import dev.visage.profiles.imports.InPlace;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges pictures where they lie, by their first bytes. The worker judges them once more, whole and against its limits. */
final class Probe {

    private static final int FIRST = 64 * 1024;
    /** Enough for what cameras put before the dimensions. */
    private static final int MORE = 4 * 1024 * 1024;

    private static final PictureInspector INSPECTOR = new PictureInspector(PictureLimits.NONE);

    private static final Logger log = LoggerFactory.getLogger(Probe.class);

    private final ObjectStore objects;
    private final ImportTerms terms;

    Probe(ObjectStore objects, ImportTerms terms) {
        this.objects = objects;
        this.terms = terms;
    }

    ImportEntry look(Found found) {
        if (found.refusal() != null) {
            return found.refused(found.refusal());
        }
        try {
            return judge(found);
        } catch (ObjectRefusedException refused) {
            // throws if it is not about this object
            objects.check();
            log.warn("An object that an import names cannot be read: {}", refused.toString());
            return found.refused(
                    "unreadable", "The object store does not hand the object out (" + refused.code() + ").");
        }
    }

    private ImportEntry judge(Found found) {
        ObjectKey key = found.key();
        Optional<StoredObject> first = key == null ? Optional.empty() : objects.get(key, 0, FIRST);
        if (key == null || first.isEmpty()) {
            return found.refused("no-file", "There is no such object.");
        }
        Inspection inspection = inspect(key, first.get());
        if (inspection instanceof Inspection.Refused refused) {
            return found.refused(refused.rejection().code(), refused.rejection().sentence());
        }
        PictureHeader header = ((Inspection.Accepted) inspection).header();
        return found.taken(new ImportEntry.Picture(
                UploadId.next(),
                InPlace.fingerprint(terms, first.get().description()),
                first.get().description().length(),
                header.format(),
                header.width(),
                header.height(),
                key));
    }

    private Inspection inspect(ObjectKey key, StoredObject first) {
        Inspection inspection = INSPECTOR.inspect(first.bytes());
        boolean isPart = first.description().length() > first.bytes().length;
        if (!isPart || !isTruncated(inspection)) {
            return inspection;
        }
        return objects.get(key, 0, MORE)
                .map(more -> INSPECTOR.inspect(more.bytes()))
                .orElse(inspection);
    }

    private static boolean isTruncated(Inspection inspection) {
        return inspection instanceof Inspection.Refused refused
                && refused.rejection() instanceof Rejection.Undecodable undecodable
                && undecodable.defect() == Defect.TRUNCATED;
    }
}
