package dev.visage.ingest.changes;

import java.util.Arrays;

/** For each partition of the topic, the offset of the record to be read next. In those that are not told of it is 0. */
final class Offsets {

    static final Offsets NONE = of();

    private final long[] next;

    private Offsets(long[] next) {
        this.next = next;
    }

    static Offsets of(long... next) {
        return new Offsets(next.clone());
    }

    /** How many partitions are told of. */
    int partitions() {
        return next.length;
    }

    long at(int partition) {
        return partition < next.length ? next[partition] : 0;
    }

    /** These, with another one for a partition. */
    Offsets with(int partition, long offset) {
        long[] other = Arrays.copyOf(next, Math.max(next.length, partition + 1));
        other[partition] = offset;
        return new Offsets(other);
    }

    /** In each partition the farther of the two. */
    Offsets orAfter(Offsets other) {
        long[] farther = new long[Math.max(next.length, other.next.length)];
        Arrays.setAll(farther, partition -> Math.max(at(partition), other.at(partition)));
        return new Offsets(farther);
    }

    /** Whether nothing is before these that is not before the others: they are as far in every partition. */
    boolean reach(Offsets other) {
        for (int partition = 0; partition < other.next.length; partition++) {
            if (at(partition) < other.next[partition]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Offsets offsets && reach(offsets) && offsets.reach(this);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(Arrays.stream(next).sum());
    }

    @Override
    public String toString() {
        return Arrays.toString(next);
    }
}
