package dev.visage.profiles.pace;

import java.time.Duration;

/**
 * Keeps transactions from being many and small. What comes now and then goes through at once; what comes faster than the
 * pace, for longer than a few times, waits for its turn, and what comes meanwhile goes with it. The generic cell rate
 * algorithm (ITU-T I.371), with times of {@link System#nanoTime}. For several threads.
 */
public final class Pace {

    /** How many may follow each other at once after a rest. */
    private static final int FREE = 10;

    private final long interval;
    private final long tolerance;
    private boolean begun;
    private long due;

    /**
     * @param interval between two turns in the long run; zero for no waits at all
     */
    public Pace(Duration interval) {
        this.interval = interval.toNanos();
        this.tolerance = (FREE - 1) * this.interval;
    }

    /** A turn was taken. */
    public synchronized void taken(long now) {
        due = (begun && due - now > 0 ? due : now) + interval;
        begun = true;
    }

    /** How long the next turn is to wait; zero if it need not. */
    public synchronized Duration delay(long now) {
        long delay = begun ? due - tolerance - now : 0;
        return delay > 0 ? Duration.ofNanos(delay) : Duration.ZERO;
    }
}
