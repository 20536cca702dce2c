package dev.visage.ingest.upload;

import dev.visage.contracts.event.EventRecords;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.Topic;
import dev.visage.contracts.event.UnreadableEventException;
import dev.visage.contracts.id.UploadId;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topic of outcomes as one consumer reads it, all partitions of it, and tells those who wait. */
final class OutcomeTopic {

    private static final Logger log = LoggerFactory.getLogger(OutcomeTopic.class);
    private static final String NAME = Topic.UPLOAD_OUTCOMES.topicName();
    private static final Duration LONG_POLL = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Consumer<String, byte[]> consumer;
    private final Outcomes outcomes;

    OutcomeTopic(Consumer<String, byte[]> consumer, Outcomes outcomes) {
        this.consumer = consumer;
        this.outcomes = outcomes;
    }

    /**
     * Goes to where the next outcomes will be.
     *
     * @throws KafkaException if that cannot be found
     */
    void standAtTheEnd() {
        Set<TopicPartition> partitions = partitions();
        if (partitions.isEmpty()) {
            throw new KafkaException("There is no topic " + NAME + ".");
        }
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(partition -> consumer.position(partition, PATIENCE));
    }

    /** Waits for outcomes, as long as a poll takes. */
    void read() {
        consumer.poll(LONG_POLL).forEach(this::tell);
        followWhatIsAdded();
    }

    /**
     * The client's own metadata is asked, which it renews by and by. All that a new partition holds is younger than the
     * wait of a request may be, so it is read from its beginning. Of a topic that was made anew the client finds the end.
     */
    private void followWhatIsAdded() {
        Set<TopicPartition> known = partitions();
        Set<TopicPartition> added = new HashSet<>(known);
        added.removeAll(consumer.assignment());
        if (!added.isEmpty()) {
            log.info("partitions of outcomes were added: {}", added);
            consumer.assign(known);
            consumer.seekToBeginning(added);
        }
    }

    private Set<TopicPartition> partitions() {
        return consumer.partitionsFor(NAME, PATIENCE).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .collect(Collectors.toSet());
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
