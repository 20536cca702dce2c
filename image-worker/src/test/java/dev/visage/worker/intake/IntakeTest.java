package dev.visage.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.visage.contracts.event.EventRecords;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.Topic;
import dev.visage.objects.ObjectStoreUnavailableException;
import dev.visage.objects.testing.InMemoryObjectStore;
import dev.visage.worker.lane.Lane;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IntakeTest {

    private static final String TOPIC = Topic.IMAGE_UPLOADED.topicName();
    private static final TopicPartition FIRST = new TopicPartition(TOPIC, 0);
    private static final TopicPartition SECOND = new TopicPartition(TOPIC, 1);
    private static final IntakeSettings SETTINGS = new IntakeSettings(
            2, 0, 10, 4, 3, Duration.ofMillis(2), Duration.ofMillis(10), Duration.ZERO, Duration.ofSeconds(5));

    private final List<RecordingConsumer> consumers = new CopyOnWriteArrayList<>();
    private final FailingProducer producer = new FailingProducer();
    private final Map<Long, AtomicInteger> attempts = new ConcurrentHashMap<>();
    private final AtomicReference<Work> handler = new AtomicReference<>(record -> {});
    private final AtomicReference<Work> telling = new AtomicReference<>(record -> {});
    private final List<Long> told = new CopyOnWriteArrayList<>();
    private final InMemoryObjectStore objects = new InMemoryObjectStore();
    private final LaneIntake lane = new LaneIntake(Lane.INTERACTIVE, TOPIC, this::newConsumer);
    private final Intake intake =
            new Intake(List.of(lane), new Handler(), new RecordPublisher(() -> producer), objects, SETTINGS);

    @AfterEach
    void stop() {
        intake.stop();
    }

    @Test
    void commitsWhatIsFinishedAndNoMore() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        handler.set(record -> {
            if (record.offset() == 1) {
                release.await();
            }
        });
        start();
        add(0, "ann");
        add(1, "bob");
        add(2, "cat");

        await().until(() -> attempts(2) == 1);
        awaitCommitted(1);
        release.countDown();
        awaitCommitted(3);
    }

    @Test
    void holdsNoMoreRecordsThanItsBoundAndGoesOnBelowIt() {
        CountDownLatch release = new CountDownLatch(1);
        handler.set(record -> release.await());
        start();
        for (int offset = 0; offset < 20; offset++) {
            add(offset, "user " + offset);
        }

        await().until(() -> !consumer().paused().isEmpty());
        assertThat(consumer().position(FIRST)).isEqualTo(4);
        release.countDown();
        awaitCommitted(20);
        assertThat(consumer().paused()).isEmpty();
    }

    @Test
    void waitsForAnOutageHoweverLongItIs() {
        objects.reachable(false);
        handler.set(record -> {
            if (attempts(record.offset()) < 20) {
                throw attempts(record.offset()) % 2 == 0
                        ? new ObjectStoreUnavailableException("away", new ConnectException())
                        : new TimeoutException("away");
            }
        });
        start();
        add(0, "ann");

        awaitCommitted(1);
        assertThat(attempts(0)).isEqualTo(20);
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void givesUpARecordThatTheObjectStoreFailsThoughItAnswersAndGoesOn() {
        objects.reachable(false);
        handler.set(record -> {
            if (record.offset() == 0) {
                objects.reachable(attempts(0) >= 20);
                throw new ObjectStoreUnavailableException("a broken disk", null);
            }
        });
        start();
        add(0, "ann");
        add(1, "ann");

        awaitCommitted(2);
        assertThat(attempts(0)).isEqualTo(22);
        assertThat(told).containsExactly(0L);
        assertThat(reasons()).containsExactly("failed");
    }

    @Test
    void givesUpARecordThatFailsUnexpectedlyAndGoesOn() {
        handler.set(record -> {
            if (record.offset() == 0) {
                throw new AssertionError("expected by the test");
            }
        });
        start();
        add(0, "ann");
        add(1, "ann");

        awaitCommitted(2);
        assertThat(attempts(0)).isEqualTo(3);
        assertThat(told).containsExactly(0L);
        assertThat(producer.history()).singleElement().satisfies(letter -> {
            assertThat(letter.topic()).isEqualTo(TOPIC + ".dlt");
            assertThat(letter.key()).isEqualTo("ann");
            assertThat(letter.value()).containsExactly(0);
            assertThat(letter.headers().lastHeader("visage-failure-reason").value())
                    .asString()
                    .isEqualTo("failed");
            assertThat(letter.headers().lastHeader("kafka_dlt-original-offset").value())
                    .isEqualTo(new byte[Long.BYTES]);
        });
    }

    @Test
    void commitsNothingIfTheDeadLetterCannotBeSent() {
        handler.set(record -> {
            throw new IllegalStateException("expected by the test");
        });
        producer.failing = true;
        start();
        add(0, "ann");

        await().until(() -> producer.sends.get() > 3);
        assertThat(consumer().committed()).isEmpty();
        producer.failing = false;
        awaitCommitted(1);
        assertThat(producer.history()).hasSize(1);
    }

    @Test
    void commitsNothingBeforeItIsToldThatARecordIsGivenUp() {
        AtomicInteger tries = new AtomicInteger();
        handler.set(record -> {
            throw new IllegalStateException("expected by the test");
        });
        telling.set(record -> {
            assertThat(consumer().committed()).isEmpty();
            if (tries.incrementAndGet() < 6) {
                throw tries.get() % 2 == 0 ? new KafkaException("expected") : new TimeoutException("expected");
            }
        });
        start();
        add(0, "ann");

        awaitCommitted(1);
        assertThat(tries).hasValue(6);
        assertThat(attempts(0)).isEqualTo(3);
        assertThat(producer.history()).hasSize(1);
    }

    @Test
    void tellsNobodyOfARecordThatCannotBeRead() {
        handler.set(record -> EventRecords.read(record, EventType.IMAGE_UPLOADED));
        start();
        add(0, "ann");

        awaitCommitted(1);
        assertThat(attempts(0)).isEqualTo(1);
        assertThat(told).isEmpty();
        assertThat(reasons()).containsExactly("not-a-cloudevent");
    }

    @Test
    void keepsThePlaceOfARecordThatIsTooLong() {
        handler.set(record -> EventRecords.read(record, EventType.IMAGE_UPLOADED));
        producer.longest = 0;
        start();
        add(0, "ann");

        awaitCommitted(1);
        assertThat(reasons()).containsExactly("not-a-cloudevent");
        assertThat(producer.history()).singleElement().satisfies(letter -> {
            assertThat(letter.value()).isNull();
            assertThat(letter.headers().lastHeader("kafka_dlt-original-topic").value())
                    .asString()
                    .isEqualTo(TOPIC);
        });
    }

    @Test
    void finishesWhatItHoldsWhenItStops() {
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        handler.set(record -> {
            working.countDown();
            release.await();
        });
        start();
        RecordingConsumer consumer = consumer();
        add(0, "ann");
        add(1, "ann");
        await().until(() -> consumer.position(FIRST) == 2 && working.getCount() == 0);

        Thread stopping = new Thread(intake::stop);
        stopping.start();
        release.countDown();
        await().until(() -> !stopping.isAlive());

        assertThat(attempts(1)).isEqualTo(1);
        assertThat(consumer.closed()).isTrue();
        assertThat(consumer.committed()).containsEntry(FIRST, 2L);
        assertThat(isConsuming()).isFalse();
    }

    @Test
    void leavesARecordInAnOutageUncommittedWhenItStops() {
        handler.set(record -> {
            throw new TimeoutException("away");
        });
        start();
        add(0, "ann");
        await().until(() -> attempts(0) > 1);

        intake.stop();

        assertThat(consumer().committed()).isEmpty();
    }

    @Test
    void commitsAPartitionThatIsTakenAwayAfterItsRecordsAreFinished() {
        start();
        RecordingConsumer consumer = consumer();
        CountDownLatch working = new CountDownLatch(1);
        handler.set(record -> working.countDown());
        add(0, "ann");
        await().until(() -> working.getCount() == 0);

        consumer.schedulePollTask(() -> consumer.rebalance(Set.of(SECOND)));

        await().until(() -> consumer.assignment().equals(Set.of(SECOND)));
        assertThat(consumer.committed()).containsEntry(FIRST, 1L);
    }

    @Test
    void replacesAConsumerThatBreaks() {
        start();
        await().until(this::isConsuming);
        consumer()
                .schedulePollTask(() -> consumers.get(0).setPollException(new KafkaException("expected by the test")));

        await().until(() -> consumers.size() == 2 && isConsuming());
        assertThat(consumers.get(0).closed()).isTrue();
    }

    @Test
    void standsAsideForAnotherOfItsName() {
        start();
        consumer()
                .schedulePollTask(
                        () -> consumers.get(0).setPollException(new FencedInstanceIdException("expected by the test")));

        await().until(() -> lane.condition() == LaneIntake.Condition.FENCED);
        assertThat(consumers)
                .singleElement()
                .satisfies(consumer -> assertThat(consumer.closed()).isTrue());
    }

    private List<String> reasons() {
        return producer.history().stream()
                .map(letter -> new String(
                        letter.headers().lastHeader("visage-failure-reason").value(), StandardCharsets.UTF_8))
                .toList();
    }

    private boolean isConsuming() {
        return lane.condition() == LaneIntake.Condition.CONSUMING;
    }

    private void start() {
        intake.start();
        await().until(() -> !consumers.isEmpty() && !consumer().assignment().isEmpty());
    }

    private RecordingConsumer consumer() {
        return consumers.get(consumers.size() - 1);
    }

    private RecordingConsumer newConsumer() {
        RecordingConsumer consumer = new RecordingConsumer();
        consumer.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
        consumer.setMaxPollRecords(SETTINGS.recordsPerPoll());
        consumer.schedulePollTask(() -> consumer.rebalance(Set.of(FIRST)));
        consumers.add(consumer);
        return consumer;
    }

    private void add(int offset, String user) {
        consumer().addRecord(new ConsumerRecord<>(TOPIC, FIRST.partition(), offset, user, new byte[] {(byte) offset}));
    }

    private void awaitCommitted(long offset) {
        await().until(() -> offset == consumer().committed().getOrDefault(FIRST, 0L));
    }

    private int attempts(long offset) {
        AtomicInteger count = attempts.get(offset);
        return count == null ? 0 : count.get();
    }

    private interface Work {
        void on(ConsumerRecord<String, byte[]> record) throws Exception;
    }

    /** Counts what it is given, and does what the test says. */
    private final class Handler implements RecordHandler {

        @Override
        public void handle(ConsumerRecord<String, byte[]> record) throws Exception {
            attempts.computeIfAbsent(record.offset(), none -> new AtomicInteger())
                    .incrementAndGet();
            handler.get().on(record);
        }

        @Override
        public void giveUp(ConsumerRecord<String, byte[]> record) throws Exception {
            assertThat(producer.history()).isNotEmpty();
            telling.get().on(record);
            told.add(record.offset());
        }
    }

    /** Counts what is to be sent, and can be told to fail. */
    private static final class FailingProducer extends MockProducer<String, byte[]> {

        private final AtomicInteger sends = new AtomicInteger();
        private volatile boolean failing;
        private volatile int longest = Integer.MAX_VALUE;

        private FailingProducer() {
            super(true, null, new StringSerializer(), new ByteArraySerializer());
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> record) {
            sends.incrementAndGet();
            if (failing) {
                throw new KafkaException("expected by the test");
            }
            if (record.value() != null && record.value().length > longest) {
                return CompletableFuture.failedFuture(new RecordTooLargeException("expected by the test"));
            }
            return super.send(record);
        }
    }
}
