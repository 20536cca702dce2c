package dev.visage.embedded.process;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** How long to wait before a restart: doubled with every end in a row, back at the first after a steady run. */
final class Backoff {

    private final Duration first;
    private final Duration longest;
    private final Duration steady;
    private final InstantSource clock;
    private Duration next;
    private Instant startedAt;

    Backoff(Duration first, Duration longest, Duration steady) {
        this(first, longest, steady, InstantSource.system());
    }

    Backoff(Duration first, Duration longest, Duration steady, InstantSource clock) {
        this.first = first;
        this.longest = longest;
        this.steady = steady;
        this.clock = clock;
        this.next = first;
        this.startedAt = clock.instant();
    }

    void started() {
        startedAt = clock.instant();
    }

    /** The process has ended, or could not be started; how long to wait before the next start. */
    Duration ended() {
        var now = clock.instant();
        if (Duration.between(startedAt, now).compareTo(steady) >= 0) {
            next = first;
        }
        startedAt = now;
        Duration delay = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(longest) < 0 ? doubled : longest;
        return delay;
    }
}
