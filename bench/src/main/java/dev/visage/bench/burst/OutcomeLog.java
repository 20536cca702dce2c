package dev.visage.bench.burst;

import dev.visage.contracts.event.EventRecords;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.UnreadableEventException;
import dev.visage.contracts.id.UploadId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The uploads that have an outcome, by Kafka. Nothing is fetched while nobody asks, so a measurement goes on undisturbed. */
final class OutcomeLog implements AutoCloseable {

    private static final Duration LONG_POLL = Duration.ofMillis(200);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Set<UploadId> ended = new HashSet<>();

    OutcomeLog(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer
                .partitionsFor(EventType.UPLOAD_OUTCOME.topic().topicName())
                .stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** How many of these uploads have no outcome within a time; returns as soon as all have one. */
    int without(Collection<UploadId> uploads, Duration within) {
        long end = System.nanoTime() + within.toNanos();
        Set<UploadId> missing = new HashSet<>(uploads);
        missing.removeAll(ended);
        while (!missing.isEmpty() && System.nanoTime() < end) {
            consumer.poll(LONG_POLL).forEach(record -> {
                try {
                    ended.add(EventRecords.read(record, EventType.UPLOAD_OUTCOME)
                            .data()
                            .uploadId());
                } catch (UnreadableEventException unreadable) {
                    throw new IllegalStateException(unreadable);
                }
            });
            missing.removeAll(ended);
        }
        return missing.size();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
