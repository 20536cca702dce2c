package dev.visage.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.Event;
import dev.visage.contracts.event.EventRecords;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ImageProcessed;
import dev.visage.contracts.event.Rework;
import dev.visage.contracts.event.Topic;
import dev.visage.contracts.event.UnreadableEventException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes results like a worker, and follows what is published from now on. */
public final class TestingTopics implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final URI WORKER = URI.create("/visage/image-worker");
    private static final Map<String, Object> SERVERS =
            Map.of("bootstrap.servers", TestingInfrastructure.servers().kafkaBootstrapServers());

    private final KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(SERVERS, new StringSerializer(), new ByteArraySerializer());
    private final KafkaConsumer<String, byte[]> consumer =
            new KafkaConsumer<>(SERVERS, new StringDeserializer(), new ByteArrayDeserializer());
    private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();

    private TestingTopics(String... topics) {
        List<TopicPartition> partitions = Arrays.stream(topics)
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** Follows these topics. */
    public static TestingTopics follow(String... topics) {
        return new TestingTopics(topics);
    }

    /** Follows what the store tells. */
    public static TestingTopics follow() {
        return new TestingTopics(
                Stream.of(EventType.UPLOAD_OUTCOME, EventType.PROFILE_CHANGED, EventType.NOTIFICATION_CREATED)
                        .map(type -> type.topic().topicName())
                        .toArray(String[]::new));
    }

    /** Publishes results in their order. */
    public void publish(ImageProcessed... results) {
        for (ImageProcessed result : results) {
            publish(record(result));
        }
    }

    /** Publishes the result of an upload that was worked on once more. */
    public void publish(ImageProcessed result, Rework rework) {
        ProducerRecord<String, byte[]> record = record(result);
        rework.writeTo(record.headers());
        publish(record);
    }

    public void publish(ProducerRecord<String, byte[]> record) {
        producer.send(record);
        producer.flush();
    }

    /** Publishes a result to a partition, whatever its key. */
    public void publish(ImageProcessed result, int partition) {
        ProducerRecord<String, byte[]> record = record(result);
        publish(new ProducerRecord<>(record.topic(), partition, record.key(), record.value(), record.headers()));
    }

    /** Publishes the result of an upload that an import made. */
    public void publishBulk(ImageProcessed result) {
        publish(EventRecords.write(
                WORKER,
                Event.of(
                        EventType.IMAGE_PROCESSED.on(Topic.IMAGE_PROCESSED_BULK),
                        result.userId(),
                        Instant.now(),
                        result)));
    }

    public static ProducerRecord<String, byte[]> record(ImageProcessed result) {
        return EventRecords.write(WORKER, Event.of(EventType.IMAGE_PROCESSED, result.userId(), Instant.now(), result));
    }

    /** The first events of a type and key, in their order, once there are so many. */
    public <T> List<Event<T>> await(EventType<T> type, Object key, int count) {
        List<ConsumerRecord<String, byte[]>> records = await(type.topic().topicName(), key.toString(), count);
        return records.stream().map(record -> read(record, type)).toList();
    }

    /** The first records of a topic and key, in their order, once there are so many. */
    public List<ConsumerRecord<String, byte[]>> await(String topic, String key, int count) {
        return await(of(topic, key), count);
    }

    /** The first records that are like this, in the order of each partition, once there are so many. */
    public List<ConsumerRecord<String, byte[]>> await(Predicate<ConsumerRecord<String, byte[]>> wanted, int count) {
        Instant end = Instant.now().plus(PATIENCE);
        while (records(wanted).size() < count) {
            assertThat(Instant.now())
                    .as(
                            "%d records, of which there are %d",
                            count, records(wanted).size())
                    .isBefore(end);
            consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
        }
        return records(wanted);
    }

    /** Reads what there is by now. */
    public void poll() {
        consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
    }

    /** Whether a record that is like this was read. */
    public boolean hasSeen(Predicate<ConsumerRecord<String, byte[]>> wanted) {
        return seen.stream().anyMatch(wanted);
    }

    /** All events of a type and key that were seen while others were awaited. */
    public <T> List<Event<T>> seen(EventType<T> type, Object key) {
        return records(of(type.topic().topicName(), key.toString())).stream()
                .map(record -> read(record, type))
                .toList();
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }

    private List<ConsumerRecord<String, byte[]>> records(Predicate<ConsumerRecord<String, byte[]>> wanted) {
        return seen.stream().filter(wanted).toList();
    }

    private static Predicate<ConsumerRecord<String, byte[]>> of(String topic, String key) {
        return record -> record.topic().equals(topic) && key.equals(record.key());
    }

    private static <T> Event<T> read(ConsumerRecord<String, byte[]> record, EventType<T> type) {
        try {
            return EventRecords.read(record, type);
        } catch (UnreadableEventException unreadable) {
            throw new AssertionError("The store has published something unreadable", unreadable);
        }
    }
}
