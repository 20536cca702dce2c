package dev.visage.standalone.dlt;

import dev.visage.contracts.event.Topic;
import dev.visage.embedded.process.InfrastructureException;
import dev.visage.standalone.dlt.Letter.Identity;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** The topics for dead letters of a running system, read from their beginnings to where they end now. */
final class DeadLetters implements AutoCloseable {

    private static final int REQUEST_MILLIS = 5_000;
    private static final int PATIENCE_MILLIS = 10_000;
    private static final Duration LONG_POLL = Duration.ofSeconds(1);

    private final String servers;
    private final KafkaConsumer<String, byte[]> consumer;

    DeadLetters(String servers) {
        this.servers = servers;
        consumer = new KafkaConsumer<>(
                Map.of(
                        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers,
                        CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS,
                        CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Of each record that is wanted its newest letter, in the order of the letters. */
    Collection<Letter> newest(Predicate<Letter> wanted) {
        Map<Identity, Letter> newest = new LinkedHashMap<>();
        each((record, letter) -> {
            newest.remove(letter.identity());
            if (wanted.test(letter)) {
                newest.put(letter.identity(), letter);
            }
        });
        return newest.values();
    }

    /** Hands over all letters and the records that they are, those of one partition in their order. */
    void each(BiConsumer<ConsumerRecord<String, byte[]>, Letter> reader) {
        try {
            for (Topic topic : Topic.consumed()) {
                List<TopicPartition> partitions =
                        consumer.partitionsFor(Topic.deadLettersOf(topic.topicName())).stream()
                                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                                .toList();
                read(consumer.beginningOffsets(partitions), consumer.endOffsets(partitions), reader);
            }
        } catch (KafkaException away) {
            throw away(away);
        }
    }

    private void read(
            Map<TopicPartition, Long> beginnings,
            Map<TopicPartition, Long> ends,
            BiConsumer<ConsumerRecord<String, byte[]>, Letter> reader) {
        consumer.assign(ends.keySet());
        beginnings.forEach((partition, offset) -> consumer.seek(partition, offset));
        long heard = System.nanoTime();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            ConsumerRecords<String, byte[]> records = consumer.poll(LONG_POLL);
            records.forEach(record -> Letter.read(record).ifPresent(letter -> reader.accept(record, letter)));
            if (!records.isEmpty()) {
                heard = System.nanoTime();
            } else if (System.nanoTime() - heard
                    > Duration.ofMillis(PATIENCE_MILLIS).toNanos()) {
                throw away(null);
            }
        }
    }

    private InfrastructureException away(@Nullable KafkaException cause) {
        return new InfrastructureException("Kafka at " + servers + " does not answer: is the system up?", cause);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
