package dev.visage.ingest.rate;

import java.time.Duration;

/**
 * What one limit leaves to a caller.
 *
 * @param policy the limit's name
 * @param limit how many calls there are in a period
 * @param period how long that is
 * @param remaining how many of them are left
 * @param reset when there will be all of them again
 * @param retryAfter when the call may be made that was counted last; zero if it is one of those that were left
 */
public record Rate(String policy, long limit, Duration period, long remaining, Duration reset, Duration retryAfter) {

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
