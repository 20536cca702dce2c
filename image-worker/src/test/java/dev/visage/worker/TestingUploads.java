package dev.visage.worker;

import dev.visage.contracts.event.Event;
import dev.visage.contracts.event.EventRecords;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ImageProcessed;
import dev.visage.contracts.event.ImageUploaded;
import dev.visage.contracts.event.Topic;
import dev.visage.contracts.event.UnreadableEventException;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.embedded.TopicSpec;
import dev.visage.testing.TestInfrastructure;
import dev.visage.testing.TopicReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What the edge puts on Kafka and what the profile store takes off it. */
final class TestingUploads implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final String bootstrapServers;
    private final KafkaProducer<String, byte[]> producer;

    TestingUploads(TestInfrastructure infrastructure) {
        bootstrapServers = infrastructure.kafkaBootstrapServers();
        infrastructure.createTopics(
                new TopicSpec(Topic.IMAGE_UPLOADED.topicName(), 4, Topic.IMAGE_UPLOADED.configuration()),
                new TopicSpec(Topic.IMAGE_PROCESSED.topicName(), 4, Topic.IMAGE_PROCESSED.configuration()),
                TopicSpec.of(Topic.IMAGE_UPLOADED.topicName() + ".dlt", 1));
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
    }

    /** Announces an upload, whose original is stored or not. */
    RecordMetadata announce(UploadId uploadId, UserId userId) throws Exception {
        return announce(uploadId, userId, Recipe.avatar());
    }

    RecordMetadata announce(UploadId uploadId, UserId userId, Recipe recipe) throws Exception {
        return announce(uploadId, userId, recipe, 1);
    }

    /** @param bytes how long the original is said to be */
    RecordMetadata announce(UploadId uploadId, UserId userId, Recipe recipe, long bytes) throws Exception {
        ImageUploaded upload = new ImageUploaded(
                uploadId, userId, PictureKind.AVATAR, "native", bytes, PictureFormat.JPEG, 1, 1, recipe, Instant.now());
        return producer.send(EventRecords.write(
                        URI.create("/test"), Event.of(EventType.IMAGE_UPLOADED, userId, Instant.now(), upload)))
                .get();
    }

    /** Sends something that is no event. */
    void sendGarbage(UserId userId, String garbage) throws Exception {
        producer.send(new ProducerRecord<>(
                        Topic.IMAGE_UPLOADED.topicName(), userId.toString(), garbage.getBytes(StandardCharsets.UTF_8)))
                .get();
    }

    ImageProcessed awaitResult(UploadId uploadId) {
        return awaitResults(List.of(uploadId)).get(0);
    }

    /** The results of these uploads and no others, once each has at least one. */
    List<ImageProcessed> awaitResults(Collection<UploadId> uploadIds) {
        return TopicReader.readUntil(
                        bootstrapServers,
                        Topic.IMAGE_PROCESSED.topicName(),
                        records -> results(records, uploadIds)
                                        .map(ImageProcessed::uploadId)
                                        .distinct()
                                        .count()
                                == uploadIds.size(),
                        PATIENCE)
                .stream()
                .flatMap(record -> results(List.of(record), uploadIds))
                .toList();
    }

    /** The dead letter of a user. */
    ConsumerRecord<byte[], byte[]> awaitDeadLetter(UserId userId) {
        List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
        TopicReader.readUntil(
                bootstrapServers,
                Topic.IMAGE_UPLOADED.topicName() + ".dlt",
                records -> {
                    records.stream()
                            .filter(record ->
                                    new String(record.key(), StandardCharsets.UTF_8).equals(userId.toString()))
                            .forEach(letters::add);
                    return !letters.isEmpty();
                },
                PATIENCE);
        return letters.get(0);
    }

    private static Stream<ImageProcessed> results(
            List<ConsumerRecord<byte[], byte[]>> records, Collection<UploadId> uploadIds) {
        return records.stream().map(TestingUploads::result).filter(result -> uploadIds.contains(result.uploadId()));
    }

    private static ImageProcessed result(ConsumerRecord<byte[], byte[]> record) {
        try {
            ConsumerRecord<String, byte[]> withKey = new ConsumerRecord<>(
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    record.timestamp(),
                    TimestampType.CREATE_TIME,
                    0,
                    0,
                    new String(record.key(), StandardCharsets.UTF_8),
                    record.value(),
                    new RecordHeaders(record.headers()),
                    record.leaderEpoch());
            return EventRecords.read(withKey, EventType.IMAGE_PROCESSED).data();
        } catch (UnreadableEventException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
