package dev.visage.bench.rebalance;

import dev.visage.embedded.KafkaTopics;
import dev.visage.embedded.TopicSpec;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/** One membership, measured on a topic and a group of its own. */
final class RebalanceRun {

    private static final int PARTITIONS = 6;
    private static final Duration RESTART = Duration.ofSeconds(3);
    private static final Duration STEADY = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Membership membership;
    private final String bootstrapServers;
    private final String topic = "rebalance-" + UUID.randomUUID();
    private final Deliveries deliveries = new Deliveries(PARTITIONS);
    private final Map<Change, List<Stall>> stalls = new EnumMap<>(Change.class);

    RebalanceRun(Membership membership, String bootstrapServers) {
        this.membership = membership;
        this.bootstrapServers = bootstrapServers;
    }

    /** The stalls of each change; those of a join twice as many as rounds. */
    Map<Change, List<Stall>> run(int rounds) throws Exception {
        KafkaTopics.create(bootstrapServers, List.of(TopicSpec.of(topic, PARTITIONS)));
        configureGroup();
        List<MemberProcess> lasting = new ArrayList<>();
        try (Pulse pulse = new Pulse(bootstrapServers, topic, PARTITIONS)) {
            lasting.add(start("first"));
            lasting.add(start("second"));
            awaitShared(2);
            for (int round = 0; round < rounds; round++) {
                MemberProcess third = joins();
                third = diesAndReturns(third);
                leaves(third);
                dies(joins());
            }
            pulse.check();
        } finally {
            for (MemberProcess member : lasting) {
                member.kill();
            }
        }
        return stalls;
    }

    /** In this protocol the sessions are the broker's matter. */
    private void configureGroup() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.GROUP, topic),
                            List.of(
                                    set("consumer.session.timeout.ms", membership.session()),
                                    set("consumer.heartbeat.interval.ms", Membership.HEARTBEAT))))
                    .all()
                    .get();
        }
    }

    private static AlterConfigOp set(String name, Duration value) {
        return new AlterConfigOp(new ConfigEntry(name, Long.toString(value.toMillis())), AlterConfigOp.OpType.SET);
    }

    private MemberProcess start(String name) throws IOException {
        return MemberProcess.start(name, membership, bootstrapServers, topic, deliveries);
    }

    private MemberProcess joins() throws IOException, InterruptedException {
        long since = System.nanoTime();
        MemberProcess third = start("third");
        measure(Change.JOINS, since, Set.of());
        return third;
    }

    private MemberProcess diesAndReturns(MemberProcess third) throws IOException, InterruptedException {
        Set<Integer> its = itsPartitions();
        long since = System.nanoTime();
        third.kill();
        Thread.sleep(RESTART.toMillis());
        MemberProcess back = start("third");
        measure(Change.DIES_AND_RETURNS, since, its);
        return back;
    }

    private void leaves(MemberProcess third) throws InterruptedException {
        Set<Integer> its = itsPartitions();
        long since = System.nanoTime();
        third.leave();
        measure(Change.LEAVES, since, its);
        third.awaitEnd();
    }

    private void dies(MemberProcess third) throws InterruptedException {
        Set<Integer> its = itsPartitions();
        long since = System.nanoTime();
        third.kill();
        measure(Change.DIES, since, its);
    }

    private Set<Integer> itsPartitions() {
        return deliveries.owners(System.nanoTime() - STEADY.toNanos()).entrySet().stream()
                .filter(owner -> owner.getValue().equals("third"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /**
     * Waits for the end of the change and writes down its cost.
     *
     * @param before the partitions that the member had; without any, those that it got
     */
    private void measure(Change change, long since, Set<Integer> before) throws InterruptedException {
        awaitShared(change.membersAfter());
        long now = System.nanoTime();
        Set<Integer> its = before.isEmpty() ? itsPartitions() : before;
        stalls.computeIfAbsent(change, none -> new ArrayList<>())
                .add(new Stall(
                        deliveries.longestStall(its, since, now),
                        deliveries.longestStall(deliveries.others(its), since, now),
                        deliveries.duplicates(since)));
    }

    private void awaitShared(int members) throws InterruptedException {
        long began = System.nanoTime();
        do {
            Thread.sleep(100);
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new IllegalStateException("The partitions were not shared by " + members + " members, "
                        + membership + ": " + deliveries.owners(began));
            }
        } while (System.nanoTime() - began < STEADY.toNanos()
                || !deliveries.areShared(members, System.nanoTime() - STEADY.toNanos()));
    }
}
