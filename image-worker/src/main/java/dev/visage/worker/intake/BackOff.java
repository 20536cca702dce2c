package dev.visage.worker.intake;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waits that double up to a longest one, each of them cut by up to a half at random so that workers do not call in step. */
final class BackOff {

    private final long longest;
    private long next;

    BackOff(IntakeSettings settings) {
        this.next = Math.max(2, settings.firstBackOff().toMillis());
        this.longest = Math.max(2, settings.longestBackOff().toMillis());
    }

    /** How long to wait now. */
    Duration next() {
        long full = Math.min(next, longest);
        next = full * 2;
        return Duration.ofMillis(full - ThreadLocalRandom.current().nextLong(full / 2 + 1));
    }
}
