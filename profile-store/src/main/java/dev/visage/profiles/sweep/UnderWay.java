package dev.visage.profiles.sweep;

import dev.visage.contracts.id.ImageId;
import dev.visage.contracts.id.UploadId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** What the records mention that nobody is done with, and since when a worker may be working on one. */
final class UnderWay {

    /** About 20 MB. */
    private static final int MOST = 100_000;

    private final Set<UploadId> uploads = new HashSet<>();
    private final Set<ImageId> images = new HashSet<>();
    private Instant earliest = Instant.MAX;

    void add(Mention mention) {
        mention.uploadId().ifPresent(uploads::add);
        mention.imageId().ifPresent(images::add);
        if (uploads.size() > MOST) {
            throw new DoubtException("More than " + MOST + " uploads are under way.", null);
        }
    }

    /** A worker may have begun with a record as soon as it was there. */
    void workedOnSince(Instant appendedAt) {
        if (appendedAt.isBefore(earliest)) {
            earliest = appendedAt;
        }
    }

    boolean contains(UploadId uploadId) {
        return uploads.contains(uploadId);
    }

    boolean contains(ImageId imageId) {
        return images.contains(imageId);
    }

    /** When the first record was appended, by the broker's clock, that a worker may be working on. */
    Instant earliest() {
        return earliest;
    }
}
