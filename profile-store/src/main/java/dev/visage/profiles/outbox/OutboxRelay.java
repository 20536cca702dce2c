package dev.visage.profiles.outbox;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Publishes the outbox to Kafka: each committed event at least once and under one id, those of one key in the order of
 * their transactions. Of all the relays on one database one is active; when it goes, another takes over, so consumers
 * tell repetitions by the event's id and old snapshots by the profile's version.
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
    private volatile CountDownLatch stopping = new CountDownLatch(0);
    private @Nullable Thread thread;
    /** Of the relay's thread. */
    private BackOffExecution pauses = BACK_OFF.start();

    OutboxRelay(JdbcConnectionDetails database, ProducerFactory<?, ?> producers, OutboxSettings settings) {
        this.database = database;
        this.producerConfiguration = producers.getConfigurationProperties();
        this.settings = settings;
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
                } catch (SQLException | ExecutionException | RuntimeException failure) {
                    long pause = pauses.nextBackOff();
                    log.warn("The outbox relay failed and starts again in {} ms: {}", pause, failure.toString());
                    pause(Duration.ofMillis(pause));
                }
            }
        } catch (InterruptedException interrupted) {
            log.warn("The outbox relay was interrupted; what it has not published stays in the outbox");
        }
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
        try (RelaySession session = RelaySession.open(connection, producerConfiguration)) {
            log.info("The outbox relay is active");
            while (!stopped()) {
                int published = session.publish(settings.chunk());
                pauses = BACK_OFF.start();
                if (published == 0) {
                    awaitCommit(connection);
                }
            }
        }
    }

    private void awaitCommit(RelayConnection connection) throws SQLException {
        long end = System.nanoTime() + settings.poll().toNanos();
        boolean woken = false;
        while (!woken && !stopped() && System.nanoTime() < end) {
            woken = connection.awaitCommit(ATTENTION);
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
        backOff.setMaxInterval(5000);
        return backOff;
    }
}
