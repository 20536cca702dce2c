package dev.visage.ingest.upload;

import dev.visage.contracts.event.EventRecords;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.Topic;
import dev.visage.contracts.event.UnreadableEventException;
import dev.visage.contracts.id.UploadId;
import dev.visage.ingest.topic.TopicPartitions;
import dev.visage.ingest.topic.TopicReading;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topic of outcomes as one consumer reads it, from where the next ones will be, and tells those who wait. All that a
 * partition holds that was added is younger than the wait of a request may be.
 */
final class OutcomeTopic implements TopicReading {

    private static final Logger log = LoggerFactory.getLogger(OutcomeTopic.class);
    private static final Duration LONG_POLL = Duration.ofSeconds(5);

    private final Consumer<String, byte[]> consumer;
    private final TopicPartitions partitions;
    private final Outcomes outcomes;

    OutcomeTopic(Consumer<String, byte[]> consumer, Outcomes outcomes) {
        this.consumer = consumer;
        this.partitions = new TopicPartitions(consumer, Topic.UPLOAD_OUTCOMES);
        this.outcomes = outcomes;
    }

    @Override
    public void takePlace() {
        Set<TopicPartition> assigned = partitions.assign();
        consumer.seekToEnd(assigned);
        assigned.forEach(partition -> consumer.position(partition, TopicPartitions.PATIENCE));
    }

    @Override
    public void read() {
        consumer.poll(LONG_POLL).forEach(this::tell);
        partitions.assignAdded();
    }

    private void tell(ConsumerRecord<String, byte[]> record) {
        try {
            if (record.key() != null && outcomes.isAwaited(UploadId.valueOf(record.key()))) {
                outcomes.tell(
                        EventRecords.read(record, EventType.UPLOAD_OUTCOME).data());
            }
        } catch (UnreadableEventException | RuntimeException unreadable) {
            log.error(
                    "outcome unreadable: topic={} partition={} offset={}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    unreadable);
        }
    }
}
