package dev.visage.profiles.upload;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicInteger;

/** Fails as often as it is told to, as a fault in the code would. */
final class FailingClock extends Clock {

    final AtomicInteger failures = new AtomicInteger();

    @Override
    public Instant instant() {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("The clock stands still.");
        }
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000)).instant();
    }

    @Override
    public ZoneId getZone() {
        return ZoneId.of("Z");
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
