package dev.visage.ingest.changes;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads for one subscriber, from where the client stands to where all that follows is on the timeline: those partitions alone
 * in which there may be something for it.
 */
final class CatchUp {

    /** How many bytes the consumer may hold: there may be several at once. */
    private static final int FETCH = 1 << 20;

    private static final Duration LONG_POLL = Duration.ofSeconds(1);
    private static final Logger log = LoggerFactory.getLogger(CatchUp.class);

    private final ChangeLog changes;
    private final Timeline timeline;
    private final ChangeSettings settings;
    private final Subscriber subscriber;

    CatchUp(ChangeLog changes, Timeline timeline, ChangeSettings settings, Subscriber subscriber) {
        this.changes = changes;
        this.timeline = timeline;
        this.settings = settings;
        this.subscriber = subscriber;
    }

    /** Returns when the subscriber has joined the timeline, or is ending. */
    void run() {
        try (Consumer<String, byte[]> consumer = changes.consumer("changes-catch-up", FETCH)) {
            Offsets now = reached();
            Set<TopicPartition> read = UserPartitions.of(subscriber.filter(), now.partitions())
                    .mapToObj(partition -> new TopicPartition(ChangeLog.TOPIC, partition))
                    .collect(Collectors.toSet());
            consumer.assign(read);
            Offsets from = subscriber.own().offsets();
            read.forEach(partition -> consumer.seek(partition, from.at(partition.partition())));
            passOthers(read);
            while (!subscriber.isEnding() && !subscriber.join()) {
                read(consumer);
                passOthers(read);
            }
        } catch (InvalidOffsetException gone) {
            log.warn("what a subscriber lacks is gone: {}", gone.toString());
            subscriber.end(Farewell.POSITION_GONE);
        } catch (KafkaException away) {
            log.warn("what a subscriber lacks cannot be read: {}", away.toString());
            subscriber.end(Farewell.UNAVAILABLE);
        } catch (InterruptedException stopped) {
            subscriber.end(Farewell.STOPPING);
            Thread.currentThread().interrupt();
        }
    }

    private void read(Consumer<String, byte[]> consumer) throws InterruptedException {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(LONG_POLL)) {
            if (!subscriber.awaitRoom(settings.backlog().toBytes(), settings.patience())) {
                subscriber.end(Farewell.TOO_SLOW);
            }
            subscriber.offer(new Change(record, subscriber.own()));
        }
        Offsets passed = Offsets.NONE;
        for (TopicPartition partition : consumer.assignment()) {
            passed = passed.with(partition.partition(), consumer.position(partition));
        }
        subscriber.passed(passed);
    }

    /** In partitions that are not read there is nothing for this one, up to what the timeline has. */
    private void passOthers(Set<TopicPartition> read) {
        Offsets now = reached();
        Offsets passed = Offsets.NONE;
        for (int partition = 0; partition < now.partitions(); partition++) {
            if (!read.contains(new TopicPartition(ChangeLog.TOPIC, partition))) {
                passed = passed.with(partition, now.at(partition));
            }
        }
        subscriber.passed(passed);
    }

    private Offsets reached() {
        return timeline.reached().orElseThrow().offsets();
    }
}
