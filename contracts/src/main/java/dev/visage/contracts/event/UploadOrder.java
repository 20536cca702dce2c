package dev.visage.contracts.event;

import java.time.Instant;
import java.util.Comparator;

/**
 * The place of an upload among all uploads: when the broker appended its {@link ImageUploaded}, then at which offset.
 * No service's clock has a say in it.
 *
 * @param appendedAt the broker's append time, in milliseconds
 * @param offset the offset within the partition
 */
public record UploadOrder(Instant appendedAt, long offset) implements Comparable<UploadOrder> {

    private static final Comparator<UploadOrder> ORDER =
            Comparator.comparing(UploadOrder::appendedAt).thenComparingLong(UploadOrder::offset);

    /** Whether this upload is the newer of the two. */
    public boolean isAfter(UploadOrder other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(UploadOrder other) {
        return ORDER.compare(this, other);
    }
}
