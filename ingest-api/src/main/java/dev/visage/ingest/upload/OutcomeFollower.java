package dev.visage.ingest.upload;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/**
 * Follows the outcomes of all uploads from the end of their topic, in every instance by itself and without a group: each
 * instance needs all outcomes, as any of them may be waited for here. It is in place before the server takes requests if
 * Kafka is there; if not, it goes on trying until it is.
 */
@Component
class OutcomeFollower implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutcomeFollower.class);

    /** What the start of a service waits for Kafka, as long as an upload does. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

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
        Following started = new Following();
        following = started;
        started.thread.start();
        started.awaitPlace();
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
        return current != null && current.isInPlace && current.thread.isAlive();
    }

    /** Before the web server, which starts in the last phases. */
    @Override
    public int getPhase() {
        return 0;
    }

    private final class Following implements Runnable {

        private final Thread thread = new Thread(this, "upload-outcomes");
        private final CountDownLatch place = new CountDownLatch(1);
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile boolean isInPlace;
        private volatile @Nullable Consumer<String, byte[]> current;

        @Override
        public void run() {
            try {
                do {
                    follow();
                } while (!ended.await(PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS));
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
        }

        private void follow() {
            try (Consumer<String, byte[]> consumer = consumers.createConsumer(null, "outcomes", null)) {
                current = consumer;
                OutcomeTopic topic = new OutcomeTopic(consumer, outcomes);
                if (ended.getCount() > 0) {
                    topic.standAtTheEnd();
                    isInPlace = true;
                    place.countDown();
                    log.info("following outcomes");
                    read(topic);
                }
            } catch (WakeupException end) {
                log.debug("no longer following outcomes");
            } catch (RuntimeException failure) {
                log.warn("outcomes cannot be followed, will be tried again: {}", failure.toString());
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            } finally {
                isInPlace = false;
                current = null;
            }
        }

        /** Keeps its place through failures: nothing that came meanwhile is left out. */
        private void read(OutcomeTopic topic) throws InterruptedException {
            boolean goesOn = true;
            while (goesOn) {
                try {
                    topic.read();
                    goesOn = ended.getCount() > 0;
                } catch (WakeupException end) {
                    throw end;
                } catch (KafkaException failure) {
                    log.warn("outcomes cannot be read, will be tried again: {}", failure.toString());
                    goesOn = !ended.await(PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        }

        private void awaitPlace() {
            try {
                if (!place.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    log.warn("started without outcomes: Kafka does not answer");
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        private void end() {
            ended.countDown();
            Consumer<String, byte[]> reading = current;
            if (reading != null) {
                reading.wakeup();
            }
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
