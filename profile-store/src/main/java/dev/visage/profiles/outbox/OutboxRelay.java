package dev.visage.profiles.outbox;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Publishes the outbox to Kafka: each committed event at least once and under one id, those of one key in the order of
 * their transactions. Of all the relays on one database one is active; when it goes, or is stopped, another takes over,
 * and nothing that the one before may still send is taken. Consumers tell repetitions by the event's id.
 */
@Component
class OutboxRelay implements SmartLifecycle {

    /** Later to stop, and earlier to start, than what writes events: the containers of listeners and the web server. */
    private static final int PHASE = DEFAULT_PHASE - 4096;

    private static final Duration GRACE = Duration.ofSeconds(2);
    /** How long a stop may go unnoticed by a relay that waits for a commit. */
    private static final Duration ATTENTION = Duration.ofMillis(250);

    private static final BackOff BACK_OFF = backOff();

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    private final JdbcConnectionDetails database;
    private final Map<String, Object> producerConfiguration;
    private final OutboxSettings settings;
    private final OutboxMeters meters;
    private volatile CountDownLatch stopping = new CountDownLatch(0);
    private @Nullable Thread thread;
    /** Of the relay's thread. */
    private BackOffExecution pauses = BACK_OFF.start();

    OutboxRelay(
            JdbcConnectionDetails database,
            ProducerFactory<?, ?> producers,
            OutboxSettings settings,
            OutboxMeters meters) {
        this.database = database;
        this.producerConfiguration = producers.getConfigurationProperties();
        this.settings = settings;
        this.meters = meters;
    }

    @Override
    public synchronized void start() {
        stopping = new CountDownLatch(1);
        thread = new Thread(this::run, "outbox-relay");
        thread.start();
    }

    @Override
    public synchronized void stop() {
        Thread running = thread;
        stopping.countDown();
        if (running != null) {
            try {
                running.join(GRACE.toMillis());
                running.interrupt();
                running.join(GRACE.toMillis());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void run() {
        try {
            while (!stopped()) {
                try (RelayConnection connection = RelayConnection.open(database)) {
                    if (leads(connection)) {
                        publish(connection);
                    }
                } catch (SQLException | ExecutionException | RuntimeException | Error failure) {
                    // errors too: without its thread the relay would be silent for good
                    await(failure);
                }
            }
        } catch (InterruptedException interrupted) {
            log.warn("The outbox relay was interrupted; what it has not published stays in the outbox");
        }
    }

    private void await(Throwable failure) throws InterruptedException {
        if (isFenced(failure)) {
            log.info("Another outbox relay has taken over");
            return;
        }
        long pause = pauses.nextBackOff();
        log.warn("The outbox relay failed and starts again in {} ms: {}", pause, failure.toString());
        pause(Duration.ofMillis(pause));
    }

    private static boolean isFenced(Throwable failure) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        return cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException;
    }

    private boolean leads(RelayConnection connection) throws SQLException, InterruptedException {
        while (!stopped()) {
            if (connection.lead()) {
                return true;
            }
            pause(settings.takeover());
        }
        return false;
    }

    private void publish(RelayConnection connection) throws SQLException, ExecutionException, InterruptedException {
        Pulse pulse = new Pulse(connection, meters);
        try (RelaySession session = RelaySession.open(connection, pulse, producerConfiguration)) {
            log.info("The outbox relay is active");
            while (!stopped()) {
                // of what was committed while fewer than a chunk were published the word has come already, or comes
                if (publish(session) < settings.chunk()) {
                    awaitCommit(connection, pulse);
                } else {
                    pulse.beat();
                }
            }
            // what the last transactions before the stop have told
            publish(session);
        } finally {
            meters.inactive();
        }
    }

    private int publish(RelaySession session) throws SQLException, ExecutionException, InterruptedException {
        int published = session.publish(settings.chunk());
        meters.published(published);
        pauses = BACK_OFF.start();
        return published;
    }

    private void awaitCommit(RelayConnection connection, Pulse pulse) throws SQLException {
        long end = System.nanoTime() + settings.poll().toNanos();
        boolean woken = false;
        while (!woken && !stopped() && System.nanoTime() < end) {
            woken = connection.awaitCommit(ATTENTION);
            // the look that follows a commit, or the end of the wait, keeps the lead as well
            if (!woken && System.nanoTime() < end) {
                pulse.beat();
            }
        }
    }

    private boolean stopped() {
        return stopping.getCount() == 0;
    }

    private void pause(Duration pause) throws InterruptedException {
        stopping.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static BackOff backOff() {
        ExponentialBackOff backOff = new ExponentialBackOff(100, 2);
        backOff.setMaxInterval(2000);
        // so that several relays do not come back in step
        backOff.setJitter(50);
        return backOff;
    }
}
