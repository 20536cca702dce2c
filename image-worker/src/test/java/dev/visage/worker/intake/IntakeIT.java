package dev.visage.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.visage.contracts.event.Topic;
import dev.visage.embedded.TopicSpec;
import dev.visage.objects.ObjectStoreUnavailableException;
import dev.visage.objects.testing.InMemoryObjectStore;
import dev.visage.testing.TestInfrastructure;
import dev.visage.worker.lane.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Intakes in one group of a real broker. */
class IntakeIT {

    /** One that no service reads. */
    private static final Topic TOPIC = Topic.NOTIFICATIONS;

    private static final int PARTITIONS = 4;
    private static final Duration MAX_POLL_INTERVAL = Duration.ofSeconds(1);
    private static final IntakeSettings SETTINGS = new IntakeSettings(
            2,
            0,
            10,
            16,
            3,
            Duration.ofMillis(20),
            Duration.ofMillis(100),
            Duration.ofMinutes(15),
            Duration.ofSeconds(20));
    private static final TestInfrastructure INFRASTRUCTURE = TestInfrastructure.shared();
    private static final Map<String, Object> CLIENT =
            Map.of("bootstrap.servers", INFRASTRUCTURE.kafkaBootstrapServers());

    private final String group = "intake-" + UUID.randomUUID();
    private final KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(CLIENT, new StringSerializer(), new ByteArraySerializer());
    private final Admin admin = Admin.create(CLIENT);
    private final List<Intake> intakes = new ArrayList<>();
    private final Map<TopicPartition, Map<Long, AtomicInteger>> handled = new ConcurrentHashMap<>();

    @BeforeAll
    static void createTopic() {
        INFRASTRUCTURE.createTopics(TopicSpec.of(TOPIC.topicName(), PARTITIONS));
    }

    @AfterEach
    void stop() {
        intakes.forEach(Intake::stop);
        producer.close();
        admin.close();
    }

    @Test
    void handsOverWhatItHoldsSoThatNothingIsWorkedOnTwice() throws Exception {
        AtomicInteger begun = new AtomicInteger();
        Work slow = record -> {
            begun.incrementAndGet();
            TimeUnit.MILLISECONDS.sleep(5);
            handled(record);
        };
        Intake first = start(slow);
        awaitMembers(1);
        send(200);
        patiently().until(() -> begun.get() > 40);
        start(slow);
        awaitMembers(2);
        send(200);

        first.stop();

        awaitMembers(1);
        patiently().until(() -> handledRecords() == 400);
        awaitAllCommitted();
        assertThat(begun).hasValue(400);
    }

    @Test
    void keepsItsPartitionsHoweverLongItWaits() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        CountDownLatch back = new CountDownLatch(1);
        start(record -> {
            tries.incrementAndGet();
            if (back.getCount() > 0) {
                throw new ObjectStoreUnavailableException("away", null);
            }
            handled(record);
        });
        Collection<MemberDescription> members = awaitMembers(1);
        send(100);
        patiently().until(() -> tries.get() > 0);
        long since = System.nanoTime();

        patiently().until(() -> System.nanoTime() - since > 3 * MAX_POLL_INTERVAL.toNanos());

        assertThat(members()).extracting(MemberDescription::consumerId).containsExactly(id(members));
        assertThat(handled).isEmpty();
        back.countDown();
        awaitAllCommitted();
        assertThat(handledRecords()).isEqualTo(100);
        assertThat(members()).extracting(MemberDescription::consumerId).containsExactly(id(members));
    }

    /** What happens to a process that was stopped past its session, once it runs again. */
    @Test
    void goesOnAfterItWasExpelledAndCommitsNothingOfOthers() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch working = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        start(record -> {
            if (begun.getAndIncrement() == 0) {
                working.countDown();
                release.await();
            }
            handled(record);
        });
        Collection<MemberDescription> before = awaitMembers(1);
        ConsumerRecord<String, byte[]> held = sendOne();
        working.await();

        admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
                .all()
                .get();

        patiently()
                .until(() -> members().size() == 1
                        && !id(members()).equals(id(before))
                        && !members()
                                .iterator()
                                .next()
                                .assignment()
                                .topicPartitions()
                                .isEmpty());
        send(50);
        assertThat(committed().getOrDefault(partition(held), -1L)).isLessThanOrEqualTo(held.offset());
        release.countDown();
        awaitAllCommitted();
        assertThat(handled.get(partition(held)).get(held.offset())).hasValue(2);
        assertThat(handledRecords()).isEqualTo(51);
    }

    @Test
    void standsAsideWhenAnotherTakesItsName() throws Exception {
        Map<String, Object> name = Map.of("group.instance.id", "the-worker");
        Intake first = start(this::handled, name);
        awaitMembers(1);

        Intake second = start(this::handled, name);

        patiently().until(() -> condition(first) == LaneIntake.Condition.FENCED);
        send(20);
        patiently().until(() -> handledRecords() == 20);
        assertThat(condition(second)).isEqualTo(LaneIntake.Condition.CONSUMING);
        assertThat(condition(first)).isEqualTo(LaneIntake.Condition.FENCED);
    }

    @Test
    void leavesTheGroupThoughItHasAName() throws Exception {
        Intake intake = start(this::handled, Map.of("group.instance.id", "the-worker"));
        awaitMembers(1);

        intake.stop();

        assertThat(members()).isEmpty();
    }

    private interface Work {
        void on(ConsumerRecord<String, byte[]> record) throws Exception;
    }

    private Intake start(Work work) {
        return start(work, Map.of());
    }

    private Intake start(Work work, Map<String, Object> further) {
        Map<String, Object> configuration = new HashMap<>(CLIENT);
        configuration.put("group.id", group);
        configuration.put("enable.auto.commit", false);
        configuration.put("auto.offset.reset", "earliest");
        configuration.put("heartbeat.interval.ms", 200);
        configuration.put("max.poll.interval.ms", (int) MAX_POLL_INTERVAL.toMillis());
        configuration.put("max.poll.records", SETTINGS.recordsPerPoll());
        configuration.put("partition.assignment.strategy", CooperativeStickyAssignor.class.getName());
        configuration.putAll(further);
        Intake intake = new Intake(
                List.of(new LaneIntake(
                        Lane.INTERACTIVE,
                        TOPIC.topicName(),
                        () -> new KafkaConsumer<>(
                                configuration, new StringDeserializer(), new ByteArrayDeserializer()))),
                new OwnRecords(work),
                new RecordPublisher(() -> producer),
                new InMemoryObjectStore(),
                SETTINGS);
        intakes.add(intake);
        intake.start();
        return intake;
    }

    private static LaneIntake.Condition condition(Intake intake) {
        return intake.lanes().get(0).condition();
    }

    /** Leaves out what other tests have sent. */
    private final class OwnRecords implements RecordHandler {

        private final Work work;

        private OwnRecords(Work work) {
            this.work = work;
        }

        @Override
        public void handle(ConsumerRecord<String, byte[]> record) throws Exception {
            if (record.key().startsWith(group)) {
                work.on(record);
            }
        }

        @Override
        public void giveUp(ConsumerRecord<String, byte[]> record) {
            throw new AssertionError("nothing fails here");
        }
    }

    private void handled(ConsumerRecord<String, byte[]> record) {
        handled.computeIfAbsent(partition(record), none -> new ConcurrentHashMap<>())
                .computeIfAbsent(record.offset(), none -> new AtomicInteger())
                .incrementAndGet();
    }

    private int handledRecords() {
        return handled.values().stream().mapToInt(Map::size).sum();
    }

    private static TopicPartition partition(ConsumerRecord<String, byte[]> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    private void send(int count) {
        for (int i = 0; i < count; i++) {
            producer.send(new ProducerRecord<>(TOPIC.topicName(), i % PARTITIONS, group + "/" + i % 40, new byte[1]));
        }
        producer.flush();
    }

    private ConsumerRecord<String, byte[]> sendOne() throws Exception {
        String key = group + "/held";
        var sent = producer.send(new ProducerRecord<>(TOPIC.topicName(), 0, key, new byte[1]))
                .get();
        return new ConsumerRecord<>(sent.topic(), sent.partition(), sent.offset(), key, new byte[1]);
    }

    private Collection<MemberDescription> awaitMembers(int count) {
        patiently()
                .until(() -> members().stream()
                                .filter(member ->
                                        member.assignment().topicPartitions().size() == PARTITIONS / count)
                                .count()
                        == count);
        return members();
    }

    private static String id(Collection<MemberDescription> members) {
        return members.iterator().next().consumerId();
    }

    private Collection<MemberDescription> members() {
        try {
            return admin.describeConsumerGroups(List.of(group))
                    .describedGroups()
                    .get(group)
                    .get()
                    .members();
        } catch (Exception notYet) {
            return List.of();
        }
    }

    private Map<TopicPartition, Long> committed() throws Exception {
        Map<TopicPartition, Long> committed = new HashMap<>();
        for (Map.Entry<TopicPartition, OffsetAndMetadata> each : admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .entrySet()) {
            committed.put(each.getKey(), each.getValue().offset());
        }
        return committed;
    }

    private void awaitAllCommitted() {
        patiently().until(() -> {
            Map<TopicPartition, Long> committed = committed();
            for (int partition = 0; partition < PARTITIONS; partition++) {
                TopicPartition each = new TopicPartition(TOPIC.topicName(), partition);
                if (committed.getOrDefault(each, 0L) != end(each)) {
                    return false;
                }
            }
            return true;
        });
    }

    private long end(TopicPartition partition) throws Exception {
        return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                .partitionResult(partition)
                .get()
                .offset();
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(40));
    }
}
