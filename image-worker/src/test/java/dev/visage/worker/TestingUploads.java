package dev.visage.worker;

import dev.visage.contracts.event.DeadLetter;
import dev.visage.contracts.event.Event;
import dev.visage.contracts.event.EventRecords;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ImageProcessed;
import dev.visage.contracts.event.ImageUploaded;
import dev.visage.contracts.event.Rework;
import dev.visage.contracts.event.Topic;
import dev.visage.contracts.event.UnreadableEventException;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.embedded.KafkaTopics;
import dev.visage.embedded.TopicSpec;
import dev.visage.testing.TopicReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What the edge puts on Kafka and what the profile store takes off it. */
final class TestingUploads implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final String bootstrapServers;
    private final KafkaProducer<String, byte[]> producer;

    TestingUploads(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        KafkaTopics.create(
                bootstrapServers,
                List.of(
                        new TopicSpec(Topic.IMAGE_UPLOADED.topicName(), 4, Topic.IMAGE_UPLOADED.configuration()),
                        new TopicSpec(Topic.IMAGE_PROCESSED.topicName(), 4, Topic.IMAGE_PROCESSED.configuration()),
                        TopicSpec.of(Topic.deadLettersOf(Topic.IMAGE_UPLOADED.topicName()), 1),
                        new TopicSpec(
                                Topic.IMAGE_UPLOADED_BULK.topicName(), 4, Topic.IMAGE_UPLOADED_BULK.configuration()),
                        new TopicSpec(
                                Topic.IMAGE_PROCESSED_BULK.topicName(), 4, Topic.IMAGE_PROCESSED_BULK.configuration()),
                        TopicSpec.of(Topic.deadLettersOf(Topic.IMAGE_UPLOADED_BULK.topicName()), 1)));
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
        return send(announcement(uploadId, userId, recipe, bytes));
    }

    /** The record that announces an upload, to be sent. */
    static ProducerRecord<String, byte[]> announcement(UploadId uploadId, UserId userId) {
        return announcement(uploadId, userId, Recipe.avatar(), 1);
    }

    private static ProducerRecord<String, byte[]> announcement(
            UploadId uploadId, UserId userId, Recipe recipe, long bytes) {
        ImageUploaded upload = new ImageUploaded(
                uploadId, userId, PictureKind.AVATAR, "native", bytes, PictureFormat.JPEG, 1, 1, recipe, Instant.now());
        return EventRecords.write(
                URI.create("/test"), Event.of(EventType.IMAGE_UPLOADED, userId, Instant.now(), upload));
    }

    RecordMetadata send(ProducerRecord<String, byte[]> record) throws Exception {
        return producer.send(record).get();
    }

    /** Sends something that is no event. */
    RecordMetadata sendGarbage(UserId userId, String garbage) throws Exception {
        return send(new ProducerRecord<>(
                Topic.IMAGE_UPLOADED.topicName(), userId.toString(), garbage.getBytes(StandardCharsets.UTF_8)));
    }

    ImageProcessed awaitResult(UploadId uploadId) {
        return awaitResults(List.of(uploadId)).get(0);
    }

    ImageProcessed awaitBulkResult(UploadId uploadId) {
        return awaitBulkResults(List.of(uploadId)).get(0);
    }

    /** The record with the result of an upload. */
    ConsumerRecord<byte[], byte[]> awaitResultRecord(UploadId uploadId) {
        return await(
                Topic.IMAGE_PROCESSED.topicName(),
                record -> result(record).uploadId().equals(uploadId));
    }

    /** The results of these uploads and no others, once each has at least one. */
    List<ImageProcessed> awaitResults(Collection<UploadId> uploadIds) {
        return results(awaitResultRecords(Topic.IMAGE_PROCESSED, uploadIds), uploadIds)
                .toList();
    }

    /** The same of uploads of imports. */
    List<ImageProcessed> awaitBulkResults(Collection<UploadId> uploadIds) {
        return results(awaitResultRecords(Topic.IMAGE_PROCESSED_BULK, uploadIds), uploadIds)
                .toList();
    }

    /** How many uploads of imports were done after a time, of these, each of which has a result. */
    long bulkResultsAfter(long time, Collection<UploadId> uploadIds) {
        return awaitResultRecords(Topic.IMAGE_PROCESSED_BULK, uploadIds).stream()
                .filter(record -> record.timestamp() > time)
                .filter(record -> uploadIds.contains(result(record).uploadId()))
                .count();
    }

    private List<ConsumerRecord<byte[], byte[]>> awaitResultRecords(Topic topic, Collection<UploadId> uploadIds) {
        return TopicReader.readUntil(
                bootstrapServers,
                topic.topicName(),
                records -> results(records, uploadIds)
                                .map(ImageProcessed::uploadId)
                                .distinct()
                                .count()
                        == uploadIds.size(),
                PATIENCE);
    }

    /** The record with the result of an upload that was worked on once more. */
    ConsumerRecord<byte[], byte[]> awaitResultRecord(UploadId uploadId, Rework rework) {
        byte[] attribute = rework.toString().getBytes(StandardCharsets.UTF_8);
        return await(Topic.IMAGE_PROCESSED.topicName(), record -> {
            Header header = record.headers().lastHeader(Rework.HEADER);
            return header != null
                    && Arrays.equals(header.value(), attribute)
                    && result(record).uploadId().equals(uploadId);
        });
    }

    /** The dead letter of a user. */
    ConsumerRecord<byte[], byte[]> awaitDeadLetter(UserId userId) {
        byte[] key = userId.toString().getBytes(StandardCharsets.UTF_8);
        return await(Topic.deadLettersOf(Topic.IMAGE_UPLOADED.topicName()), record -> Arrays.equals(record.key(), key));
    }

    /** The dead letter of a record. */
    ConsumerRecord<byte[], byte[]> awaitDeadLetter(RecordMetadata sent) {
        return await(
                Topic.deadLettersOf(sent.topic()),
                record -> DeadLetter.read(record)
                        .filter(letter -> letter.partition() == sent.partition() && letter.offset() == sent.offset())
                        .isPresent());
    }

    private ConsumerRecord<byte[], byte[]> await(String topic, Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        return TopicReader.readUntil(
                        bootstrapServers, topic, records -> records.stream().anyMatch(wanted), PATIENCE)
                .stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow();
    }

    private static Stream<ImageProcessed> results(
            List<ConsumerRecord<byte[], byte[]>> records, Collection<UploadId> uploadIds) {
        return records.stream().map(TestingUploads::result).filter(result -> uploadIds.contains(result.uploadId()));
    }

    static ImageProcessed result(ConsumerRecord<byte[], byte[]> record) {
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
