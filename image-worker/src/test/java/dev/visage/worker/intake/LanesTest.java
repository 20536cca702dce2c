package dev.visage.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.visage.objects.testing.InMemoryObjectStore;
import dev.visage.worker.lane.Lane;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Both lanes of one intake, on consumers in memory. */
class LanesTest {

    private final Map<Lane, RecordingConsumer> consumers = new ConcurrentHashMap<>();
    private final List<String> handled = new CopyOnWriteArrayList<>();
    private final CountDownLatch release = new CountDownLatch(1);
    private final MockProducer<String, byte[]> letters =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private volatile Work work = record -> {};
    private volatile boolean bulkBroken;
    private final Intake intake = new Intake(
            Arrays.stream(Lane.values())
                    .map(lane -> new LaneIntake(lane, topic(lane), () -> newConsumer(lane)))
                    .toList(),
            new Handler(),
            new RecordPublisher(() -> letters),
            new InMemoryObjectStore(),
            new IntakeSettings(
                    1,
                    1,
                    10,
                    32,
                    3,
                    Duration.ofMillis(2),
                    Duration.ofMillis(10),
                    Duration.ZERO,
                    Duration.ofSeconds(5)));

    @AfterEach
    void stop() {
        release.countDown();
        intake.stop();
    }

    @Test
    void takeAnInteractiveRecordNextUnderABacklogOfBulkOnes() {
        CountDownLatch running = new CountDownLatch(1);
        work = record -> {
            running.countDown();
            release.await();
        };
        start();
        add(Lane.BULK, 20);
        await().until(() -> running.getCount() == 0 && position(Lane.BULK) == 20);
        add(Lane.INTERACTIVE, 1);
        await().until(() -> position(Lane.INTERACTIVE) == 1);

        release.countDown();

        awaitCommitted(Lane.BULK, 20);
        awaitCommitted(Lane.INTERACTIVE, 1);
        assertThat(handled.subList(0, 3)).containsExactly("bulk 0", "interactive 0", "bulk 1");
    }

    @Test
    void letBulkRecordsHaveTheirShareWhilePeopleNeverPause() {
        CountDownLatch running = new CountDownLatch(1);
        work = record -> {
            running.countDown();
            release.await();
        };
        start();
        add(Lane.INTERACTIVE, 21);
        await().until(() -> running.getCount() == 0 && position(Lane.INTERACTIVE) == 21);
        add(Lane.BULK, 5);
        await().until(() -> position(Lane.BULK) == 5);

        release.countDown();

        awaitCommitted(Lane.INTERACTIVE, 21);
        assertThat(handled.indexOf("bulk 0")).isEqualTo(10);
        assertThat(handled.indexOf("bulk 1")).isEqualTo(20);
        awaitCommitted(Lane.BULK, 5);
    }

    @Test
    void putDeadLettersOnTopicsOfTheirOwn() {
        work = record -> {
            throw new IllegalStateException("expected by the test");
        };
        start();
        add(Lane.BULK, 1);
        add(Lane.INTERACTIVE, 1);

        awaitCommitted(Lane.BULK, 1);
        awaitCommitted(Lane.INTERACTIVE, 1);
        assertThat(letters.history())
                .extracting(letter -> letter.topic())
                .containsExactlyInAnyOrder(topic(Lane.BULK) + ".dlt", topic(Lane.INTERACTIVE) + ".dlt");
    }

    @Test
    void goOnWithoutEachOther() {
        bulkBroken = true;
        intake.start();
        await().until(() -> consumers.containsKey(Lane.INTERACTIVE));
        add(Lane.INTERACTIVE, 3);

        awaitCommitted(Lane.INTERACTIVE, 3);
        assertThat(conditions())
                .containsEntry(Lane.INTERACTIVE, LaneIntake.Condition.CONSUMING)
                .containsEntry(Lane.BULK, LaneIntake.Condition.WITHOUT_CONSUMER);

        bulkBroken = false;
        await().until(() -> consumers.containsKey(Lane.BULK));
        add(Lane.BULK, 3);
        awaitCommitted(Lane.BULK, 3);
        assertThat(conditions()).containsEntry(Lane.BULK, LaneIntake.Condition.CONSUMING);
    }

    @Test
    void bothFinishWhatTheyHoldWhenTheIntakeStops() {
        CountDownLatch running = new CountDownLatch(1);
        work = record -> {
            running.countDown();
            release.await();
        };
        start();
        add(Lane.BULK, 3);
        add(Lane.INTERACTIVE, 3);
        await().until(() -> running.getCount() == 0 && position(Lane.BULK) == 3 && position(Lane.INTERACTIVE) == 3);

        Thread stopping = new Thread(intake::stop);
        stopping.start();
        await().until(() -> stopping.getState() == Thread.State.WAITING);
        release.countDown();
        await().until(() -> !stopping.isAlive());

        assertThat(handled).hasSize(6);
        assertThat(committed(Lane.BULK)).isEqualTo(3);
        assertThat(committed(Lane.INTERACTIVE)).isEqualTo(3);
    }

    private void start() {
        intake.start();
        await().until(() -> consumers.size() == 2);
    }

    private Map<Lane, LaneIntake.Condition> conditions() {
        Map<Lane, LaneIntake.Condition> conditions = new EnumMap<>(Lane.class);
        intake.lanes().forEach(lane -> conditions.put(lane.lane(), lane.condition()));
        return conditions;
    }

    private static String topic(Lane lane) {
        return lane.group().topic().topicName();
    }

    private static TopicPartition partition(Lane lane) {
        return new TopicPartition(topic(lane), 0);
    }

    private Consumer<String, byte[]> newConsumer(Lane lane) {
        if (lane == Lane.BULK && bulkBroken) {
            throw new KafkaException("expected by the test");
        }
        RecordingConsumer consumer = new RecordingConsumer();
        consumer.updateBeginningOffsets(Map.of(partition(lane), 0L));
        consumer.schedulePollTask(() -> {
            consumer.rebalance(Set.of(partition(lane)));
            consumers.put(lane, consumer);
        });
        return consumer;
    }

    private void add(Lane lane, int count) {
        for (int offset = 0; offset < count; offset++) {
            consumer(lane).addRecord(new ConsumerRecord<>(topic(lane), 0, offset, "user " + offset, new byte[0]));
        }
    }

    private RecordingConsumer consumer(Lane lane) {
        return Objects.requireNonNull(consumers.get(lane));
    }

    private long position(Lane lane) {
        return consumer(lane).position(partition(lane));
    }

    private void awaitCommitted(Lane lane, long offset) {
        await().until(() -> committed(lane) == offset);
    }

    private long committed(Lane lane) {
        return consumer(lane).committed().getOrDefault(partition(lane), 0L);
    }

    private interface Work {
        void on(ConsumerRecord<String, byte[]> record) throws Exception;
    }

    /** Remembers what it is given, and does what the test says. */
    private final class Handler implements RecordHandler {

        @Override
        public void handle(ConsumerRecord<String, byte[]> record) throws Exception {
            handled.add(Lane.of(record.topic()) + " " + record.offset());
            work.on(record);
        }

        @Override
        public void giveUp(ConsumerRecord<String, byte[]> record) {}
    }
}
