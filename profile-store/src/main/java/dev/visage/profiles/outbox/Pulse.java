package dev.visage.profiles.outbox;

import java.sql.SQLException;
import java.time.Duration;

/** Keeps the lead of a relay that is alive: once a second PostgreSQL is asked something, which is what waits. */
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
            meters.waiting(connection.backlog());
            last = System.nanoTime();
        }
    }
}
