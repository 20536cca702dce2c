package dev.visage.profiles.imports;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How fast items end: each counts for exp(-t/T) when it ended t ago. Their sum over T is the rate of about the last 2 T, once
 * the time before the first is allowed for. Results come many at a time: those of a batch are taken to have ended evenly since
 * the one before it.
 *
 * @param sum the sum as it was at that time
 * @param at when it was that
 * @param since when items began to be worked on; null if none was yet
 */
record Pace(double sum, @Nullable Instant at, @Nullable Instant since) {

    static final Pace NONE = new Pace(0, null, null);

    /** T, in seconds: long enough for several batches, short enough that what slowed the import down is soon forgotten. */
    private static final double MEMORY = 5;

    /** For so long after a batch it does not mean anything that there is none. */
    private static final Duration BETWEEN_BATCHES = Duration.ofSeconds(5);

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration IDLE = Duration.ofSeconds(60);

    /** Items are handed to the workers: if that is the first time, or the first for long, the past does not count. */
    Pace worked(Instant now) {
        boolean idle = at == null || at.plus(IDLE).isBefore(now);
        return idle ? new Pace(0, now, now) : this;
    }

    /** Items have ended since the last that had. */
    Pace ended(long items, Instant now) {
        if (at == null || since == null || items == 0) {
            return this;
        }
        double passed = seconds(at, now);
        double counted = passed == 0 ? items : items * MEMORY / passed * -Math.expm1(-passed / MEMORY);
        return new Pace(sum * Math.exp(-passed / MEMORY) + counted, now, since);
    }

    /** How many items end in a second; null if that cannot be told. */
    @Nullable
    Double perSecond(Instant now) {
        if (at == null || since == null || sum == 0 || since.plus(SOON).isAfter(now)) {
            return null;
        }
        double silence = seconds(at.plus(BETWEEN_BATCHES), now);
        double told = Math.max(seconds(since, at) + silence, SOON.toSeconds());
        return sum * Math.exp(-silence / MEMORY) / (MEMORY * -Math.expm1(-told / MEMORY));
    }

    /** None if a clock went back. */
    private static double seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toNanos() / 1e9);
    }
}
