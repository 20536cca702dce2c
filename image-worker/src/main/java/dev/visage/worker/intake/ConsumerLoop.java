package dev.visage.worker.intake;

import dev.visage.worker.lane.Lane;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one consumer, all on one thread: fetches, hands records to the pool, commits what is finished, and answers
 * rebalances. Pool threads only put ended jobs into a queue.
 */
final class ConsumerLoop implements ConsumerRebalanceListener {

    private static final Logger log = LoggerFactory.getLogger(ConsumerLoop.class);

    /** A fetch returns as soon as there is a record; this only bounds how long commits and a stop wait for it. */
    private static final Duration LONG_POLL = Duration.ofMillis(200);

    /** While nothing is fetched there is work for longer than this in the pool. */
    private static final Duration PAUSED_POLL = Duration.ofMillis(20);

    /** Between two commits: what is committed a little later costs little to work on again, and a commit for each record more. */
    private static final long COMMIT_INTERVAL = Duration.ofMillis(100).toNanos();

    /** How long the last commit and the farewell to the group may take each, should the broker be away. */
    private static final Duration LAST_CALLS = Duration.ofSeconds(2);

    private final Consumer<String, byte[]> consumer;
    private final Job.Workshop workshop;
    private final Lane lane;
    private final LanePool pool;
    private final OffsetTracker offsets = new OffsetTracker();
    private final Set<Job> held = new HashSet<>();
    private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
    private boolean commitUnderWay;
    private long lastCommit = System.nanoTime() - COMMIT_INTERVAL;

    /** A job that no thread works on any more. */
    private record Ended(Job job, boolean finished) {}

    /** @param lane for whose records it has its turns in the pool */
    ConsumerLoop(Consumer<String, byte[]> consumer, Lane lane, Job.Workshop workshop, LanePool pool) {
        this.consumer = consumer;
        this.lane = lane;
        this.workshop = workshop;
        this.pool = pool;
    }

    /**
     * Works until the stop signal, then finishes what is held as far as the grace goes, commits, and leaves the group. One
     * that breaks remains in the group if it has a name there, for the one that follows it.
     */
    void run(String topic) throws InterruptedException {
        GroupMembershipOperation farewell = GroupMembershipOperation.DEFAULT;
        try {
            consumer.subscribe(List.of(topic), this);
            while (!workshop.stop().isGiven()) {
                step();
            }
            finish(consumer.assignment());
            farewell = GroupMembershipOperation.LEAVE_GROUP;
        } finally {
            held.forEach(Job::abandon);
            pool.drop(lane);
            consumer.close(CloseOptions.timeout(LAST_CALLS).withGroupMembershipOperation(farewell));
        }
    }

    private void step() {
        boolean full = held.size() + workshop.settings().recordsPerPoll()
                > workshop.settings().inFlight();
        if (full) {
            consumer.pause(consumer.assignment());
        } else {
            consumer.resume(consumer.paused());
        }
        for (ConsumerRecord<String, byte[]> record : consumer.poll(full ? PAUSED_POLL : LONG_POLL)) {
            Job job = new Job(record, workshop, (self, finished) -> ended.add(new Ended(self, finished)));
            held.add(job);
            offsets.started(job.partition(), job.offset());
            pool.submit(lane, record.key(), job);
        }
        for (Ended next = ended.poll(); next != null; next = ended.poll()) {
            settle(next);
        }
        commit();
    }

    private void settle(Ended end) {
        held.remove(end.job());
        if (end.finished() && !end.job().isAbandoned()) {
            offsets.finished(end.job().partition(), end.job().offset());
        }
    }

    private void commit() {
        Map<TopicPartition, OffsetAndMetadata> uncommitted = offsets.uncommitted();
        if (commitUnderWay || uncommitted.isEmpty() || System.nanoTime() - lastCommit < COMMIT_INTERVAL) {
            return;
        }
        commitUnderWay = true;
        lastCommit = System.nanoTime();
        consumer.commitAsync(uncommitted, (committed, failure) -> {
            commitUnderWay = false;
            if (failure == null) {
                offsets.committed(committed);
            } else {
                log.warn("Commit failed, to be tried again: {}", failure.toString());
            }
        });
    }

    /** Waits within the grace for the jobs of these partitions, and commits what is finished. */
    private void finish(Collection<TopicPartition> partitions) throws InterruptedException {
        long deadline = System.nanoTime() + workshop.settings().grace().toNanos();
        while (held.stream().anyMatch(job -> partitions.contains(job.partition()))) {
            Ended next = ended.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                log.warn("Not finished within the grace, to be worked on again: {}", held);
                break;
            }
            settle(next);
        }
        Map<TopicPartition, OffsetAndMetadata> uncommitted = new HashMap<>(offsets.uncommitted());
        uncommitted.keySet().retainAll(partitions);
        if (!uncommitted.isEmpty()) {
            commitNow(uncommitted);
        }
    }

    private void commitNow(Map<TopicPartition, OffsetAndMetadata> uncommitted) {
        try {
            consumer.commitSync(uncommitted, LAST_CALLS);
            offsets.committed(uncommitted);
        } catch (KafkaException failure) {
            log.warn("Last commit failed; finished records will be worked on again: {}", uncommitted, failure);
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        log.info("Assigned {}", partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        try {
            finish(partitions);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        onPartitionsLost(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        log.info("Gave up {}", partitions);
        held.stream().filter(job -> partitions.contains(job.partition())).forEach(Job::abandon);
        offsets.forget(partitions);
    }
}
