package dev.visage.ingest.changes;

import dev.visage.contracts.event.Topic;
import dev.visage.ingest.topic.TopicPartitions;
import dev.visage.ingest.topic.TopicReading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topic of changes as one consumer reads it for the whole instance. It begins some records before the end, so that who was
 * subscribed to another instance a moment ago need not be read for; and where it has been before, it goes on.
 */
final class ChangeTopic implements TopicReading {

    /** How many bytes the consumer may hold. */
    static final int FETCH = 4 << 20;

    private static final Logger log = LoggerFactory.getLogger(ChangeTopic.class);
    private static final Duration LONG_POLL = Duration.ofSeconds(5);

    private final Consumer<String, byte[]> consumer;
    private final TopicPartitions partitions;
    private final ChangeLog changes;
    private final Timeline timeline;
    private final Subscribers subscribers;
    private final ChangeSettings settings;
    private long lookedAt = System.nanoTime();

    ChangeTopic(
            Consumer<String, byte[]> consumer,
            ChangeLog changes,
            Timeline timeline,
            Subscribers subscribers,
            ChangeSettings settings) {
        this.consumer = consumer;
        this.partitions = new TopicPartitions(consumer, Topic.PROFILE_CHANGES);
        this.changes = changes;
        this.timeline = timeline;
        this.subscribers = subscribers;
        this.settings = settings;
    }

    @Override
    public void takePlace() {
        LogBounds bounds = changes.awaitBounds();
        Optional<Position> known = timeline.reached().filter(position -> isIn(bounds, position));
        if (known.isPresent()) {
            stand(known.get().offsets());
        } else {
            beginAnew(bounds);
        }
    }

    private static boolean isIn(LogBounds bounds, Position position) {
        return position.topicId().equals(bounds.topicId())
                && position.offsets().reach(bounds.begin())
                && bounds.end().reach(position.offsets());
    }

    private void beginAnew(LogBounds bounds) {
        Instant now = Instant.now();
        Offsets from = bounds.begin();
        int share = Math.max(1, settings.recent() / Math.max(1, bounds.end().partitions()));
        for (int partition = 0; partition < bounds.end().partitions(); partition++) {
            from = from.with(
                    partition, Math.max(from.at(partition), bounds.end().at(partition) - share));
        }
        // Of what is read until the end nobody knows how old it is that comes behind it.
        timeline.begin(new Position(bounds.topicId(), Instant.EPOCH, from));
        subscribers.endAll(Farewell.POSITION_GONE);
        stand(from);
        while (!reached().reach(bounds.end())) {
            poll();
        }
        timeline.complete(now);
    }

    private void stand(Offsets offsets) {
        partitions.assign().forEach(partition -> consumer.seek(partition, offsets.at(partition.partition())));
    }

    @Override
    public void read() {
        try {
            poll();
            partitions.assignAdded();
            if (System.nanoTime() - lookedAt > settings.heartbeat().toNanos()) {
                look();
            }
        } catch (InvalidOffsetException gone) {
            log.warn("the place in the changes is gone: {}", gone.toString());
            beginAnew(changes.awaitBounds());
        }
    }

    private void poll() {
        long number = timeline.next();
        List<Change> read = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : consumer.poll(LONG_POLL)) {
            read.add(timeline.append(record));
        }
        Offsets passed = Offsets.NONE;
        for (TopicPartition partition : consumer.assignment()) {
            passed = passed.with(partition.partition(), consumer.position(partition, TopicPartitions.PATIENCE));
        }
        timeline.passed(passed);
        if (!read.isEmpty()) {
            subscribers.tell(number, read);
        }
    }

    /** Whether all there is was read, and is still of the same topic. Without Kafka nobody can tell. */
    private void look() {
        lookedAt = System.nanoTime();
        Instant now = Instant.now();
        try {
            LogBounds bounds = changes.awaitBounds();
            if (!bounds.topicId().equals(timeline.reached().orElseThrow().topicId())) {
                log.warn("the topic of changes is another one than it was");
                beginAnew(bounds);
            } else if (reached().reach(bounds.end())) {
                timeline.complete(now);
            }
        } catch (KafkaException away) {
            log.debug("the end of the changes is not known just now", away);
        }
    }

    private Offsets reached() {
        return timeline.reached().orElseThrow().offsets();
    }
}
