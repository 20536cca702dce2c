package dev.visage.standalone.demo;

import dev.visage.contracts.event.Event;
import dev.visage.contracts.event.EventRecords;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ProfileChanged;
import dev.visage.contracts.event.ProfileChanged.Cause;
import dev.visage.contracts.event.Topic;
import dev.visage.contracts.event.UnreadableEventException;
import dev.visage.contracts.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Profile changes, read back from Kafka as any subscriber would. */
final class ChangeLog implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LONG_POLL = Duration.ofSeconds(1);

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<Change> read = new ArrayList<>();

    ChangeLog(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topic.PROFILE_CHANGES.topicName()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** The change that a new picture made to a user's profile, once it is there. */
    Optional<Change> pictureChange(UserId userId) {
        Instant end = Instant.now().plus(PATIENCE);
        Optional<Change> found = find(userId);
        while (found.isEmpty() && Instant.now().isBefore(end)) {
            consumer.poll(LONG_POLL).forEach(this::keep);
            found = find(userId);
        }
        return found;
    }

    private Optional<Change> find(UserId userId) {
        return read.stream()
                .filter(change -> change.event().data().userId().equals(userId)
                        && change.event().data().cause() instanceof Cause.Upload)
                .findFirst();
    }

    private void keep(ConsumerRecord<String, byte[]> record) {
        try {
            read.add(new Change(EventRecords.read(record, EventType.PROFILE_CHANGED), record.offset()));
        } catch (UnreadableEventException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    /**
     * A change and where it lies in its partition.
     *
     * @param event the event
     * @param offset its offset
     */
    record Change(Event<ProfileChanged> event, long offset) {}
}
