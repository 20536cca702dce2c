package dev.visage.ingest.rate;

import java.time.Duration;

/**
 * How many calls a caller has left, by the tightest limit that applies.
 *
 * @param limit how many there are in a period
 * @param remaining how many of them are left
 * @param reset when there will be all of them again
 * @param retryAfter when the call may be made that was counted last; zero if it is one of those that were left
 */
public record Rate(long limit, long remaining, Duration reset, Duration retryAfter) {

    boolean isTighterThan(Rate other) {
        return retryAfter.equals(other.retryAfter)
                ? remaining < other.remaining
                : retryAfter.compareTo(other.retryAfter) > 0;
    }

    /** Whether the call was one too many. */
    public boolean isExceeded() {
        return !retryAfter.isZero();
    }
}
