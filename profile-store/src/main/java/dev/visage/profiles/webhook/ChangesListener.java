package dev.visage.profiles.webhook;

import dev.visage.contracts.event.UnreadableEventException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.stereotype.Component;

/**
 * Takes from Kafka what webhooks may hear of; offsets are committed after the deliveries. While there are no webhooks, what
 * happens is left to gather for a while: each batch costs a question whether there are any by now, whose answer must not be
 * older than what is in the batch. While the database is away, the container repeats the batch. A record that cannot be read is passed over: it stays on its topic, which is the place of what
 * happened; sent back there, as dead letters are, it would stand behind newer snapshots of its user.
 */
@Component
class ChangesListener {

    private static final String COMMITTED = ConsumerConfig.ISOLATION_LEVEL_CONFIG + "=read_committed";

    private static final Logger log = LoggerFactory.getLogger(ChangesListener.class);

    private final Telling telling;
    private final Dispatcher dispatcher;
    private final WebhookMetrics metrics;
    private final Duration gathering;
    private final CountDownLatch stopping = new CountDownLatch(1);

    ChangesListener(Telling telling, Dispatcher dispatcher, WebhookMetrics metrics, WebhookSettings settings) {
        this.telling = telling;
        this.dispatcher = dispatcher;
        this.metrics = metrics;
        this.gathering = settings.gather();
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopping.countDown();
    }

    @KafkaListener(
            id = "webhooks",
            idIsGroup = false,
            topics = "#{T(dev.visage.contracts.event.ConsumerGroup).WEBHOOKS.topic().topicName()}",
            groupId = "#{T(dev.visage.contracts.event.ConsumerGroup).WEBHOOKS.groupName()}",
            properties = COMMITTED)
    @KafkaListener(
            id = "webhooks-of-notifications",
            idIsGroup = false,
            topics = "#{T(dev.visage.contracts.event.ConsumerGroup).WEBHOOKS_OF_NOTIFICATIONS.topic().topicName()}",
            groupId = "#{T(dev.visage.contracts.event.ConsumerGroup).WEBHOOKS_OF_NOTIFICATIONS.groupName()}",
            properties = COMMITTED)
    void take(List<ConsumerRecord<String, byte[]>> records) {
        try {
            tell(records);
        } catch (RuntimeException failure) {
            log.warn("Webhooks cannot be told now and are told again: {}", failure.toString());
            throw new BatchListenerFailedException("Webhooks cannot be told now", failure, 0);
        }
    }

    private void tell(List<ConsumerRecord<String, byte[]>> records) {
        if (telling.isInVain()) {
            gather(records);
            return;
        }
        List<Occurrence> occurrences = new ArrayList<>();
        records.forEach(record -> read(record).ifPresent(occurrences::add));
        telling.tell(occurrences);
        dispatcher.wake();
    }

    /** Leaves further records to gather, unless even these have waited for so long that there is a backlog. */
    private void gather(List<ConsumerRecord<String, byte[]>> records) {
        long oldest =
                records.stream().mapToLong(ConsumerRecord::timestamp).min().orElse(0);
        if (System.currentTimeMillis() - oldest > 2 * gathering.toMillis()) {
            return;
        }
        try {
            stopping.await(gathering.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Occurrence> read(ConsumerRecord<String, byte[]> record) {
        try {
            return Occurrence.read(record);
        } catch (UnreadableEventException | IllegalArgumentException unreadable) {
            metrics.unreadable();
            log.error(
                    "Webhooks are not told of the record of {}, partition {}, offset {}: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    unreadable.getMessage());
            return Optional.empty();
        }
    }
}
