package dev.visage.bench.events;

import dev.visage.bench.events.Heard.Told;
import dev.visage.contracts.event.ProfileEvent;
import dev.visage.contracts.event.Topic;
import dev.visage.contracts.event.UnreadableEventException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Follows the topic of changes from now on, with the settings that the guide to consuming recommends. */
final class TopicSubscriber implements AutoCloseable {

    private static final Duration LONG_POLL = Duration.ofSeconds(5);

    private final Heard heard = new Heard();
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread thread = new Thread(this::follow, "topic");

    private TopicSubscriber(String bootstrapServers) {
        consumer = atTheEnd(bootstrapServers);
    }

    static TopicSubscriber open(String bootstrapServers) {
        TopicSubscriber subscriber = new TopicSubscriber(bootstrapServers);
        subscriber.thread.start();
        return subscriber;
    }

    /** A consumer that reads what comes from now on. */
    static KafkaConsumer<String, byte[]> atTheEnd(String bootstrapServers) {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topic.PROFILE_CHANGES.topicName()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        return consumer;
    }

    private void follow() {
        try {
            while (true) {
                ConsumerRecords<String, byte[]> records = consumer.poll(LONG_POLL);
                Instant now = Instant.now();
                for (ConsumerRecord<String, byte[]> record : records) {
                    ProfileEvent event = ProfileEvent.read(record);
                    heard.add(new Told(event.userId().value(), event.version().value()), now);
                }
            }
        } catch (WakeupException closing) {
            consumer.close();
        } catch (UnreadableEventException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    Heard heard() {
        return heard;
    }

    @Override
    public void close() {
        consumer.wakeup();
    }
}
