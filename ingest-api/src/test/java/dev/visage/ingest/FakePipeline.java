package dev.visage.ingest;

import dev.visage.contracts.event.Event;
import dev.visage.contracts.event.EventRecords;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ImageUploaded;
import dev.visage.contracts.event.Topic;
import dev.visage.contracts.event.UnreadableEventException;
import dev.visage.contracts.event.UploadOutcome;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Stands for worker and profile store on real Kafka: keeps every upload, and decides it as it is told to. */
final class FakePipeline implements AutoCloseable {

    private static final URI SOURCE = URI.create("/visage/test");

    private final KafkaConsumer<String, byte[]> consumer;
    private final KafkaProducer<String, byte[]> producer;
    private final FakeProfileStore profiles;
    private final List<ImageUploaded> uploads = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::follow, "fake-pipeline");
    private volatile Function<ImageUploaded, UploadOutcome> decision = upload -> null;

    FakePipeline(String bootstrapServers, FakeProfileStore profiles) {
        this.profiles = profiles;
        Map<String, Object> broker = Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0);
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer());
        producer = new KafkaProducer<>(broker, new StringSerializer(), new ByteArraySerializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topic.IMAGE_UPLOADED.topicName()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread.start();
    }

    /** What becomes of each upload from now on; null for nothing at all. */
    void decides(Function<ImageUploaded, UploadOutcome> outcome) {
        decision = outcome;
    }

    /** The uploads of a user that were announced. */
    List<ImageUploaded> uploadsOf(long userId) {
        return uploads.stream()
                .filter(upload -> upload.userId().value() == userId)
                .toList();
    }

    /** Decides an upload, and tells everyone. */
    void decide(UploadOutcome outcome) {
        profiles.decide(outcome);
        tell(outcome);
    }

    /** Tells everyone how an upload ended, of which the store knows nothing. */
    void tell(UploadOutcome outcome) {
        producer.send(EventRecords.write(
                SOURCE, Event.of(EventType.UPLOAD_OUTCOME, outcome.uploadId(), Instant.now(), outcome)));
    }

    private void follow() {
        try (consumer) {
            while (true) {
                consumer.poll(Duration.ofSeconds(30)).forEach(this::take);
            }
        } catch (WakeupException end) {
            producer.close();
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        try {
            ImageUploaded upload =
                    EventRecords.read(record, EventType.IMAGE_UPLOADED).data();
            uploads.add(upload);
            UploadOutcome outcome = decision.apply(upload);
            if (outcome != null) {
                decide(outcome);
            }
        } catch (UnreadableEventException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
