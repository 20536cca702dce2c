package dev.visage.standalone.fault.stand;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.event.Topic;
import dev.visage.standalone.fault.history.Entry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads every record of every topic from its beginning on, in a thread of its own; a broker that is away is waited for. */
public final class TopicRecorder implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final Consumer<Entry> history;
    private final List<Entry.Event> events = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::run, "topic-recorder");
    private volatile boolean ending;
    private volatile Map<TopicPartition, Long> reached = Map.of();

    private TopicRecorder(
            KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions, Consumer<Entry> history) {
        this.consumer = consumer;
        this.partitions = partitions;
        this.history = history;
    }

    /** Starts to read. */
    public static TopicRecorder start(String bootstrapServers, Consumer<Entry> history) {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = Stream.concat(
                        Stream.of(Topic.values()).map(Topic::topicName),
                        Topic.consumed().stream().map(topic -> Topic.deadLettersOf(topic.topicName())))
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        TopicRecorder recorder = new TopicRecorder(consumer, partitions, history);
        recorder.thread.start();
        return recorder;
    }

    private void run() {
        try (consumer) {
            while (!ending) {
                try {
                    consumer.poll(POLL).forEach(this::record);
                    Map<TopicPartition, Long> positions = new HashMap<>();
                    partitions.forEach(partition -> positions.put(partition, consumer.position(partition)));
                    reached = positions;
                } catch (KafkaException brokerAway) {
                    // Read on from where it was.
                }
            }
        }
    }

    private void record(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        Entry.Event event = new Entry.Event(
                record.topic(),
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                record.key(),
                headers,
                json(record.value()));
        events.add(event);
        history.accept(event);
    }

    private static @Nullable JsonNode json(byte @Nullable [] value) {
        try {
            return value == null ? null : EventJson.mapper().readTree(value);
        } catch (JacksonException noJson) {
            return null;
        }
    }

    /** How many records were read. */
    public int size() {
        return events.size();
    }

    /** All that was read, in the order in which it came. */
    public List<Entry.Event> events() {
        return List.copyOf(events);
    }

    /** Waits for a record after the first so many that fits. */
    public Entry.Event await(int after, Topic topic, Predicate<Entry.Event> fits, Duration atMost) {
        return Awaitility.await("a record of " + topic.topicName())
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(2))
                .pollDelay(Duration.ZERO)
                .until(
                        () -> events.stream()
                                .skip(after)
                                .filter(event -> event.topic().equals(topic.topicName()) && fits.test(event))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** Waits until all that is there now was read. */
    public void awaitEnd(Map<TopicPartition, Long> ends) {
        Awaitility.await("all records are read")
                .atMost(Duration.ofSeconds(60))
                .until(() -> partitions.stream()
                        .allMatch(
                                partition -> reached.getOrDefault(partition, 0L) >= ends.getOrDefault(partition, 0L)));
    }

    /** What it reads. */
    public List<TopicPartition> partitions() {
        return partitions;
    }

    @Override
    public void close() {
        ending = true;
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
