package dev.visage.contracts.id;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * UUIDs of version 7 (RFC 9562, section 5.7): 48 bits of Unix milliseconds, then 12 bits that count quarter
 * microseconds within the millisecond (section 6.2, method 3), then 62 random bits. The first 60 bits never repeat and
 * never go back within a process, whatever its clock does.
 */
final class TimeOrdered {

    private static final long TICKS_PER_MILLI = 1L << 12;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AtomicLong LAST = new AtomicLong();

    private TimeOrdered() {}

    static UUID next() {
        long now = ticks(Instant.now());
        long ticks = LAST.updateAndGet(last -> Math.max(last + 1, now));
        long high = (ticks / TICKS_PER_MILLI << 16) | 0x7000L | (ticks % TICKS_PER_MILLI);
        long low = (RANDOM.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static long ticks(Instant instant) {
        long nanosOfMilli = instant.getNano() % 1_000_000;
        return instant.toEpochMilli() * TICKS_PER_MILLI + nanosOfMilli * TICKS_PER_MILLI / 1_000_000;
    }
}
