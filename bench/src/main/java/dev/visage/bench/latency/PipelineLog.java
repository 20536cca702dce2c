package dev.visage.bench.latency;

import dev.visage.contracts.event.Event;
import dev.visage.contracts.event.EventRecords;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ImageProcessed;
import dev.visage.contracts.event.ImageUploaded;
import dev.visage.contracts.event.UnreadableEventException;
import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.UploadId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What Kafka holds of the uploads. Nothing is fetched but in {@link #trace}, so a measurement goes on undisturbed. */
final class PipelineLog implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LONG_POLL = Duration.ofSeconds(1);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<UploadId, Moment> uploaded = new HashMap<>();
    private final Map<UploadId, Moment> processed = new HashMap<>();
    private final Map<UploadId, Moment> outcomes = new HashMap<>();

    PipelineLog(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                List.of(EventType.IMAGE_UPLOADED, EventType.IMAGE_PROCESSED, EventType.UPLOAD_OUTCOME).stream()
                        .flatMap(type -> consumer.partitionsFor(type.topic().topicName()).stream())
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /**
     * The events of an upload, once all of them are there.
     *
     * @throws IllegalStateException if they do not come
     */
    UploadTrace trace(UploadId uploadId) {
        Instant end = Instant.now().plus(PATIENCE);
        Optional<UploadTrace> trace = known(uploadId);
        while (trace.isEmpty() && Instant.now().isBefore(end)) {
            consumer.poll(LONG_POLL).forEach(this::keep);
            trace = known(uploadId);
        }
        return trace.orElseThrow(
                () -> new IllegalStateException("Not all events of upload " + uploadId + " came in time."));
    }

    private Optional<UploadTrace> known(UploadId uploadId) {
        Moment upload = uploaded.get(uploadId);
        Moment result = processed.get(uploadId);
        Moment outcome = outcomes.get(uploadId);
        return upload == null || result == null || outcome == null
                ? Optional.empty()
                : Optional.of(new UploadTrace(upload, result, outcome));
    }

    private void keep(ConsumerRecord<String, byte[]> record) {
        keep(record, EventType.IMAGE_UPLOADED, ImageUploaded::uploadId, uploaded);
        keep(record, EventType.IMAGE_PROCESSED, ImageProcessed::uploadId, processed);
        keep(record, EventType.UPLOAD_OUTCOME, UploadOutcome::uploadId, outcomes);
    }

    /** Keeps the first event that tells of an upload: what comes again changes nothing. */
    private static <T> void keep(
            ConsumerRecord<String, byte[]> record,
            EventType<T> type,
            Function<T, UploadId> uploadId,
            Map<UploadId, Moment> moments) {
        if (record.topic().equals(type.topic().topicName())) {
            try {
                Event<T> event = EventRecords.read(record, type);
                moments.putIfAbsent(
                        uploadId.apply(event.data()),
                        new Moment(event.time(), Instant.ofEpochMilli(record.timestamp())));
            } catch (UnreadableEventException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
