package dev.visage.profiles.imports;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How fast items end: each counts for exp(-t/T) when it ended t ago. Their sum over T is the rate of about the last 2 T, once
 * the time before the first is allowed for.
 *
 * @param sum the sum as it was at that time
 * @param at when it was that
 * @param since when items began to be worked on; null if none was yet
 */
record Pace(double sum, @Nullable Instant at, @Nullable Instant since) {

    static final Pace NONE = new Pace(0, null, null);

    /** T, in seconds. */
    private static final double MEMORY = 15;

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration IDLE = Duration.ofSeconds(60);

    /** Items are handed to the workers: if that is the first time, or the first for long, the past does not count. */
    Pace worked(Instant now) {
        boolean idle = at == null || at.plus(IDLE).isBefore(now);
        return idle ? new Pace(0, now, now) : this;
    }

    /** Items have ended. */
    Pace ended(long items, Instant now) {
        return since == null ? this : new Pace(faded(now) + items, now, since);
    }

    /** How many items end in a second; null if that cannot be told. */
    @Nullable
    Double perSecond(Instant now) {
        if (since == null || sum == 0 || since.plus(SOON).isAfter(now)) {
            return null;
        }
        return faded(now) / (MEMORY * (1 - Math.exp(-seconds(since, now) / MEMORY)));
    }

    private double faded(Instant now) {
        return at == null ? sum : sum * Math.exp(-Math.max(0, seconds(at, now)) / MEMORY);
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }
}
