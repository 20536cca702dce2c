package dev.visage.worker.intake;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.common.TopicPartition;

/** Remembers what was committed last, closed or not. */
final class RecordingConsumer extends MockConsumer<String, byte[]> {

    private final Map<TopicPartition, Long> committed = new ConcurrentHashMap<>();

    RecordingConsumer() {
        super("earliest");
    }

    /** What was committed of each partition of which anything was. */
    Map<TopicPartition, Long> committed() {
        return committed;
    }

    @Override
    public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
        super.commitSync(offsets);
        remember(offsets);
    }

    @Override
    public synchronized void commitAsync(
            Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {
        super.commitAsync(offsets, callback);
        remember(offsets);
    }

    private void remember(Map<TopicPartition, OffsetAndMetadata> offsets) {
        offsets.forEach((partition, offset) -> committed.put(partition, offset.offset()));
    }
}
