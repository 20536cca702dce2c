package dev.visage.profiles.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Duration INTERVAL = Duration.ofMillis(50);
    private static final long MILLI = 1_000_000;

    /** As nanoTime may begin anywhere, so near the end of its numbers too. */
    private static final long START = Long.MAX_VALUE - 20 * MILLI;

    private final Pace pace = new Pace(INTERVAL);

    @Test
    void doesNotHoldBackTheFirst() {
        assertThat(pace.delay(START)).isZero();
    }

    @Test
    void neverHoldsBackWhatComesNoFasterThanThePace() {
        for (long now = START; now - START < 100 * 50 * MILLI; now += 50 * MILLI) {
            assertThat(pace.delay(now)).isZero();
            pace.taken(now);
        }
    }

    @Test
    void letsTenFollowEachOtherAtOnceAndThenOneInEachInterval() {
        for (int turn = 0; turn < 10; turn++) {
            assertThat(pace.delay(START)).isZero();
            pace.taken(START);
        }
        assertThat(pace.delay(START)).isEqualTo(INTERVAL);
        assertThat(pace.delay(START + 20 * MILLI)).isEqualTo(Duration.ofMillis(30));
        long second = START + 50 * MILLI;
        assertThat(pace.delay(second)).isZero();
        pace.taken(second);
        assertThat(pace.delay(second)).isEqualTo(INTERVAL);
    }

    @Test
    void isAsFreeAsAtFirstAfterARest() {
        for (int turn = 0; turn < 15; turn++) {
            pace.taken(START);
        }
        long rested = START + Duration.ofSeconds(5).toNanos();
        for (int turn = 0; turn < 10; turn++) {
            assertThat(pace.delay(rested)).isZero();
            pace.taken(rested);
        }
        assertThat(pace.delay(rested)).isEqualTo(INTERVAL);
    }

    @Test
    void holdsNothingBackWithoutAnInterval() {
        Pace none = new Pace(Duration.ZERO);
        for (int turn = 0; turn < 100; turn++) {
            none.taken(START);
        }
        assertThat(none.delay(START)).isZero();
    }
}
