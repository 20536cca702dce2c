package dev.visage.profiles.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.Event;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ProfileChanged;
import dev.visage.contracts.event.Topic;
import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.profiles.TestingInfrastructure;
import dev.visage.profiles.TestingStore;
import dev.visage.profiles.TestingTopics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * How long an event takes from its commit to a reader, and how quickly a full outbox is emptied. Run by name, never by a
 * build: it prints figures and asserts none.
 */
class OutboxRelayMeasurement {

    private static final int EVENTS = 600;
    private static final int WARM_UP = 200;
    private static final Duration PACE = Duration.ofMillis(20);
    private static final int ROWS = 50_000;

    @Test
    void measure() {
        try (TestingStore store = TestingStore.start();
                TestingTopics topics = TestingTopics.follow()) {
            UserId userId = store.provision();
            Event<ProfileChanged> change =
                    topics.await(EventType.PROFILE_CHANGED, userId, 1).get(0);
            latency(store, change);
            for (int run = 0; run < 3; run++) {
                drain(store, change);
            }
        }
    }

    private static void latency(TestingStore store, Event<ProfileChanged> change) {
        TransactionOperations transactions = store.bean(TransactionOperations.class);
        Outbox outbox = store.bean(Outbox.class);
        List<Long> micros = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> reader = reader()) {
            for (int i = 0; i < EVENTS + WARM_UP; i++) {
                UploadOutcome outcome =
                        new UploadOutcome.Failed(UploadId.next(), change.data().userId(), PictureKind.AVATAR);
                Event<?> event = Event.of(EventType.UPLOAD_OUTCOME, outcome.uploadId(), Instant.now(), outcome);
                Event<?> other = Event.of(change.type(), change.key(), change.time(), change.data());
                transactions.executeWithoutResult(transaction -> outbox.append(List.of(event, other)));
                long committed = System.nanoTime();
                await(reader, event.key());
                if (i >= WARM_UP) {
                    micros.add((System.nanoTime() - committed) / 1000);
                }
                LockSupport.parkNanos(PACE.toNanos());
            }
        }
        Collections.sort(micros);
        System.out.printf(
                "MEASURED commit to reader: p50 %d us, p90 %d us, p99 %d us%n",
                micros.get(EVENTS / 2), micros.get(EVENTS * 9 / 10), micros.get(EVENTS * 99 / 100));
    }

    private static void await(KafkaConsumer<String, byte[]> reader, String key) {
        while (true) {
            for (ConsumerRecord<String, byte[]> record : reader.poll(Duration.ofSeconds(1))) {
                if (key.equals(record.key())) {
                    return;
                }
            }
        }
    }

    private static void drain(TestingStore store, Event<ProfileChanged> change) {
        JdbcTemplate database = store.bean(JdbcTemplate.class);
        store.bean(OutboxRelay.class).stop();
        FullOutbox.fill(database, change, ROWS);
        long start = System.nanoTime();
        store.bean(OutboxRelay.class).start();
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !FullOutbox.waits(database));
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("MEASURED drained %d rows in %.2f s: %.0f rows/s%n", ROWS, seconds, ROWS / seconds);
        assertThat(FullOutbox.waits(database)).isFalse();
    }

    private static KafkaConsumer<String, byte[]> reader() {
        Map<String, Object> servers =
                Map.of("bootstrap.servers", TestingInfrastructure.servers().kafkaBootstrapServers());
        KafkaConsumer<String, byte[]> reader =
                new KafkaConsumer<>(servers, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = reader.partitionsFor(Topic.UPLOAD_OUTCOMES.topicName()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        reader.assign(partitions);
        reader.seekToEnd(partitions);
        partitions.forEach(reader::position);
        return reader;
    }
}
