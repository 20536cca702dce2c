package dev.visage.ingest.upload;

import dev.visage.contracts.event.EventRecords;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.Topic;
import dev.visage.contracts.event.UnreadableEventException;
import dev.visage.contracts.id.UploadId;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/**
 * Follows the outcomes of all uploads from the end of their topic, in every instance by itself and without a group: each
 * instance needs all outcomes, as any of them may be waited for here. It is in place before the server takes requests.
 */
@Component
class OutcomeFollower implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutcomeFollower.class);
    private static final Duration LONG_POLL = Duration.ofSeconds(30);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final ConsumerFactory<String, byte[]> consumers;
    private final Outcomes outcomes;
    private volatile @Nullable Following following;

    OutcomeFollower(ConsumerFactory<String, byte[]> consumers, Outcomes outcomes) {
        this.consumers = consumers;
        this.outcomes = outcomes;
    }

    @Override
    public void start() {
        Following started = new Following(consumers.createConsumer(null, "outcomes", null));
        following = started;
        started.thread.start();
    }

    @Override
    public void stop() {
        Following stopped = following;
        following = null;
        if (stopped != null) {
            stopped.end();
        }
    }

    @Override
    public boolean isRunning() {
        return following != null;
    }

    /** Whether outcomes are read. */
    boolean isFollowing() {
        Following current = following;
        return current != null && current.thread.isAlive();
    }

    /** Before the web server, which starts in the last phases. */
    @Override
    public int getPhase() {
        return 0;
    }

    private final class Following implements Runnable {

        private final Consumer<String, byte[]> consumer;
        private final Thread thread = new Thread(this, "upload-outcomes");
        private volatile boolean ended;

        Following(Consumer<String, byte[]> consumer) {
            this.consumer = consumer;
            try {
                standAtTheEnd();
            } catch (RuntimeException failure) {
                consumer.close();
                throw failure;
            }
        }

        private void standAtTheEnd() {
            String topic = Topic.UPLOAD_OUTCOMES.topicName();
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                throw new IllegalStateException("There is no topic " + topic + ".");
            }
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
        }

        @Override
        public void run() {
            try (consumer) {
                while (!ended) {
                    poll();
                }
            } catch (WakeupException | InterruptedException end) {
                log.debug("no longer following outcomes");
            }
        }

        private void poll() throws InterruptedException {
            try {
                consumer.poll(LONG_POLL).forEach(this::tell);
            } catch (WakeupException end) {
                throw end;
            } catch (KafkaException failure) {
                log.warn("outcomes cannot be read, will be tried again: {}", failure.toString());
                Thread.sleep(PAUSE_AFTER_FAILURE.toMillis());
            }
        }

        private void tell(ConsumerRecord<String, byte[]> record) {
            try {
                if (record.key() != null && outcomes.isAwaited(UploadId.valueOf(record.key()))) {
                    outcomes.tell(
                            EventRecords.read(record, EventType.UPLOAD_OUTCOME).data());
                }
            } catch (UnreadableEventException | RuntimeException unreadable) {
                log.error(
                        "outcome unreadable: topic={} partition={} offset={}",
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        unreadable);
            }
        }

        private void end() {
            ended = true;
            consumer.wakeup();
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
