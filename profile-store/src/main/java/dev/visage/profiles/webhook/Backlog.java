package dev.visage.profiles.webhook;

import java.time.Duration;

/**
 * What waits to be delivered.
 *
 * @param pending how many deliveries, counted up to {@link #MOST}
 * @param age how long ago the first of them happened
 */
record Backlog(long pending, Duration age) {

    /** Counting more would cost what delivering needs. */
    static final int MOST = 10_000;

    static final Backlog NONE = new Backlog(0, Duration.ZERO);
}
