package dev.visage.ingest.topic;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Follows a topic on a thread of its own, in every instance by itself. It is in place before the server takes requests if
 * Kafka is there; if not, it goes on trying until it is.
 */
public final class TopicFollower implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TopicFollower.class);

    /** What the start of a service waits for Kafka, as long as an upload does. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final String what;
    private final Supplier<Consumer<String, byte[]>> consumers;
    private final Function<Consumer<String, byte[]>, TopicReading> readings;
    private volatile @Nullable Following following;

    /**
     * A follower.
     *
     * @param what the topic holds, for the log and the name of the thread
     * @param consumers makes a consumer, again after a failure that the last one could not go on from
     * @param readings how a consumer reads
     */
    public TopicFollower(
            String what,
            Supplier<Consumer<String, byte[]>> consumers,
            Function<Consumer<String, byte[]>, TopicReading> readings) {
        this.what = what;
        this.consumers = consumers;
        this.readings = readings;
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

    /** Whether the topic is read. */
    public boolean isFollowing() {
        Following current = following;
        return current != null && current.isInPlace && current.thread.isAlive();
    }

    /** Before the web server, which starts in the last phases. */
    @Override
    public int getPhase() {
        return 0;
    }

    private final class Following implements Runnable {

        private final Thread thread = new Thread(this, "following-" + what);
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
            try (Consumer<String, byte[]> consumer = consumers.get()) {
                current = consumer;
                TopicReading topic = readings.apply(consumer);
                if (ended.getCount() > 0) {
                    topic.takePlace();
                    isInPlace = true;
                    place.countDown();
                    log.info("following {}", what);
                    read(topic);
                }
            } catch (WakeupException end) {
                log.debug("no longer following {}", what);
            } catch (RuntimeException failure) {
                log.warn("{} cannot be followed, will be tried again: {}", what, failure.toString());
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            } finally {
                isInPlace = false;
                current = null;
            }
        }

        /** Keeps its place through failures: nothing that came meanwhile is left out. */
        private void read(TopicReading topic) throws InterruptedException {
            boolean goesOn = true;
            while (goesOn) {
                try {
                    topic.read();
                    goesOn = ended.getCount() > 0;
                } catch (WakeupException end) {
                    throw end;
                } catch (KafkaException failure) {
                    log.warn("{} cannot be read, will be tried again: {}", what, failure.toString());
                    goesOn = !ended.await(PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        }

        private void awaitPlace() {
            try {
                if (!place.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    log.warn("started without {}: Kafka does not answer", what);
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
