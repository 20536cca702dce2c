package dev.visage.profiles.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

    @Test
    void isUnknownBeforeAnythingHasEnded() {
        assertThat(Pace.NONE.perSecond(NOW)).isNull();
        assertThat(Pace.NONE.worked(NOW).perSecond(NOW.plusSeconds(5))).isNull();
    }

    @Test
    void isThatOfASteadyFlowFromTheBeginningOn() {
        Pace pace = Pace.NONE.worked(NOW);
        for (int second = 1; second <= 100; second++) {
            Instant at = NOW.plusSeconds(second);
            pace = pace.ended(20, at);
            assertThat(pace.perSecond(at)).isCloseTo(20, within(2.0));
        }
    }

    @Test
    void forgetsWhatIsLongPast() {
        Pace pace = Pace.NONE.worked(NOW);
        for (int second = 1; second <= 60; second++) {
            pace = pace.ended(second <= 10 ? 100 : 5, NOW.plusSeconds(second));
        }

        assertThat(pace.perSecond(NOW.plusSeconds(60))).isCloseTo(5, within(4.0));
    }

    @Test
    void fadesWhenNothingEndsAndBeginsAnewAfterALongRest() {
        Pace pace = Pace.NONE.worked(NOW).ended(100, NOW.plusSeconds(5));
        assertThat(pace.perSecond(NOW.plusSeconds(50))).isLessThan(pace.perSecond(NOW.plusSeconds(5)) / 5);

        Pace again = pace.worked(NOW.plusSeconds(1000)).ended(10, NOW.plusSeconds(1010));

        assertThat(again.perSecond(NOW.plusSeconds(1010))).isBetween(0.9, 1.5);
    }
}
