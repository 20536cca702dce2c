package dev.visage.profiles.outbox;

import java.time.Duration;

/**
 * What waits in the outbox.
 *
 * @param pending how many events, counted up to {@link #MOST}
 * @param age how long the first of them has waited
 */
record Backlog(long pending, Duration age) {

    /** Counting more would cost what publishing needs. */
    static final int MOST = 10_000;

    static final Backlog NONE = new Backlog(0, Duration.ZERO);
}
