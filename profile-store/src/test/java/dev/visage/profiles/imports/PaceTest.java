package dev.visage.profiles.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Objects;
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
    void isThatOfASteadyFlowHoweverItsResultsAreGathered() {
        Pace pace = Pace.NONE.worked(NOW);
        for (int batch : new int[] {40, 200, 20, 60, 100, 4}) {
            Instant last = Objects.requireNonNull(pace.at());
            Instant at = last.plusMillis(batch * 50);
            pace = pace.ended(batch, at);
            assertThat(pace.perSecond(at)).isCloseTo(20, within(0.01));
            assertThat(pace.perSecond(at.plusSeconds(2))).isCloseTo(20, within(0.01));
        }
    }

    @Test
    void isSoonThatOfThePresent() {
        Pace pace = Pace.NONE.worked(NOW);
        for (int second = 2; second <= 60; second += 2) {
            pace = pace.ended(second <= 40 ? 60 : 140, NOW.plusSeconds(second));
        }

        assertThat(pace.perSecond(NOW.plusSeconds(60))).isCloseTo(70, within(1.0));
    }

    @Test
    void isNoGreaterThanWhatEndedWhereResultsComeAtOnce() {
        Pace pace = Pace.NONE.worked(NOW).ended(3, NOW).ended(4, NOW.plusMillis(1));

        assertThat(pace.perSecond(NOW.plusSeconds(1))).isCloseTo(7, within(1.0));
    }

    @Test
    void forgetsWhatIsLongPast() {
        Pace pace = Pace.NONE.worked(NOW);
        for (int second = 1; second <= 60; second++) {
            pace = pace.ended(second <= 10 ? 100 : 5, NOW.plusSeconds(second));
        }

        assertThat(pace.perSecond(NOW.plusSeconds(60))).isCloseTo(5, within(0.1));
    }

    @Test
    void fadesWhenNothingEndsAndBeginsAnewAfterALongRest() {
        Pace pace = Pace.NONE.worked(NOW).ended(100, NOW.plusSeconds(5));
        assertThat(pace.perSecond(NOW.plusSeconds(50))).isLessThan(pace.perSecond(NOW.plusSeconds(5)) / 5);

        Pace again = pace.worked(NOW.plusSeconds(1000)).ended(10, NOW.plusSeconds(1010));

        assertThat(again.perSecond(NOW.plusSeconds(1010))).isBetween(0.9, 1.5);
    }
}
