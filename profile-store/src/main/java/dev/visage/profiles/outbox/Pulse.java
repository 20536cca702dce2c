package dev.visage.profiles.outbox;

import java.sql.SQLException;
import java.time.Duration;

/**
 * Keeps the lead of a relay that is alive: PostgreSQL is asked something at least once a second, which is what waits, unless
 * that was learnt by the way.
 */
final class Pulse {

    static final Duration INTERVAL = Duration.ofSeconds(1);

    private final RelayConnection connection;
    private final OutboxMeters meters;
    private long last = System.nanoTime() - INTERVAL.toNanos();

    Pulse(RelayConnection connection, OutboxMeters meters) {
        this.connection = connection;
        this.meters = meters;
    }

    /** Asks, if it is time. */
    void beat() throws SQLException {
        if (System.nanoTime() - last >= INTERVAL.toNanos()) {
            learn(connection.backlog());
        }
    }

    /** All that PostgreSQL told just now is published. */
    void nothingWaits() {
        learn(Backlog.NONE);
    }

    private void learn(Backlog backlog) {
        meters.waiting(backlog);
        last = System.nanoTime();
    }
}
