package dev.visage.ingest;

import dev.visage.contracts.event.Event;
import dev.visage.contracts.event.EventRecords;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ProfileErased;
import dev.visage.contracts.event.Topic;
import dev.visage.contracts.id.EventId;
import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UserId;
import dev.visage.testing.TestInfrastructure;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes changes of profiles as the profile store's relay does. */
final class ChangesTopic implements AutoCloseable {

    private static final URI SOURCE = URI.create("/visage/test");

    private final KafkaProducer<String, byte[]> producer;

    ChangesTopic() {
        this(Map.of());
    }

    private ChangesTopic(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("bootstrap.servers", TestInfrastructure.shared().kafkaBootstrapServers());
        producer = new KafkaProducer<>(all, new StringSerializer(), new ByteArraySerializer());
    }

    static ChangesTopic transactional(String id) {
        ChangesTopic topic = new ChangesTopic(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id));
        topic.producer.initTransactions();
        return topic;
    }

    void begin() {
        producer.beginTransaction();
    }

    void abort() {
        producer.abortTransaction();
    }

    void commit() {
        producer.commitTransaction();
    }

    /** A change; returns its event's id. */
    String change(long user, long version, String... changed) {
        return change(user, version, 1, changed);
    }

    /** A change with a description of a length; returns its event's id. */
    String change(long user, long version, int length, String... changed) {
        String names = Stream.of(changed).map(name -> '"' + name + '"').collect(Collectors.joining(","));
        String json = """
                {"userId":%d,"version":%d,"changed":[%s],"cause":{"type":"edit"},
                 "profile":{"userId":%d,"attributes":{"description":"%s"}}}
                """.formatted(user, version, names, user, "x".repeat(length));
        EventId id = EventId.next();
        send(EventRecords.write(
                SOURCE,
                id,
                EventType.PROFILE_CHANGED,
                Long.toString(user),
                Instant.now(),
                json.getBytes(StandardCharsets.UTF_8)));
        return id.toString();
    }

    /** An erasure; returns its event's id. */
    String erase(long user, long version) {
        Event<ProfileErased> event = Event.of(
                EventType.PROFILE_ERASED,
                user,
                Instant.now(),
                new ProfileErased(new UserId(user), new ProfileVersion(version)));
        send(EventRecords.write(SOURCE, event));
        return event.id().toString();
    }

    /** What nobody should write. */
    void nonsense(long user) {
        send(new ProducerRecord<>(
                Topic.PROFILE_CHANGES.topicName(), Long.toString(user), "no json".getBytes(StandardCharsets.UTF_8)));
    }

    private void send(ProducerRecord<String, byte[]> record) {
        try {
            producer.send(record).get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
