package dev.visage.worker.intake;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Which offsets may be committed: in each partition, all below the lowest record that is not finished. Records may
 * finish in any order. For one thread.
 */
final class OffsetTracker {

    private final Map<TopicPartition, Progress> partitions = new HashMap<>();

    /** A record was taken in; those of one partition are, in their order. */
    void started(TopicPartition partition, long offset) {
        Progress progress = partitions.computeIfAbsent(partition, none -> new Progress(offset));
        progress.unfinished.add(offset);
        progress.end = Math.max(progress.end, offset + 1);
    }

    /** A record is done with; one of a partition that was forgotten is no matter. */
    void finished(TopicPartition partition, long offset) {
        Progress progress = partitions.get(partition);
        if (progress != null) {
            progress.unfinished.remove(offset);
        }
    }

    /** What may be committed and is not yet. */
    Map<TopicPartition, OffsetAndMetadata> uncommitted() {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        partitions.forEach((partition, progress) -> {
            if (progress.position() > progress.committed) {
                offsets.put(partition, new OffsetAndMetadata(progress.position()));
            }
        });
        return offsets;
    }

    /** The broker has these. */
    void committed(Map<TopicPartition, OffsetAndMetadata> offsets) {
        offsets.forEach((partition, offset) -> {
            Progress progress = partitions.get(partition);
            if (progress != null) {
                progress.committed = Math.max(progress.committed, offset.offset());
            }
        });
    }

    /** These partitions are another's now. */
    void forget(Collection<TopicPartition> others) {
        partitions.keySet().removeAll(others);
    }

    private static final class Progress {

        private final TreeSet<Long> unfinished = new TreeSet<>();
        private long end;
        private long committed;

        private Progress(long firstOffset) {
            this.end = firstOffset;
            this.committed = firstOffset;
        }

        private long position() {
            return unfinished.isEmpty() ? end : unfinished.first();
        }
    }
}
