package dev.visage.profiles.upload;

import java.time.Duration;
import java.time.Instant;

/**
 * Where uploads come many at a time, their results are left to gather, so that several share a transaction: after one, for
 * half as long as the youngest upload in it has been under way. Who waits for one upload before the next does not notice,
 * since the next is not there sooner; and none is held up by more than half of the time that it takes anyhow.
 */
final class Gathering {

    private final Duration longest;
    private Instant youngest = Instant.EPOCH;

    /**
     * @param longest how long to wait at most
     */
    Gathering(Duration longest) {
        this.longest = longest;
    }

    /** A result is in the transaction. */
    void add(Result result) {
        Instant accepted = result.processed().order().appendedAt();
        youngest = accepted.isAfter(youngest) ? accepted : youngest;
    }

    /** How long further results are left to gather; nothing if a clock is behind the broker's. */
    Duration rest(Instant now) {
        Duration half = Duration.between(youngest, now).dividedBy(2);
        if (half.isNegative()) {
            return Duration.ZERO;
        }
        return half.compareTo(longest) < 0 ? half : longest;
    }
}
