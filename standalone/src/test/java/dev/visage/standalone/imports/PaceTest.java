package dev.visage.standalone.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long SECOND = 1_000_000_000;

    private final Pace pace = new Pace();

    @Test
    void nobodyCanTellFromOneMoment() {
        pace.mark(5, SECOND);

        assertThat(pace.perSecond()).isZero();
        assertThat(pace.remaining(10)).isEmpty();
    }

    @Test
    void theRestTakesAsLongAsItDidLately() {
        pace.mark(0, 0);
        pace.mark(40, 4 * SECOND);

        assertThat(pace.perSecond()).isEqualTo(10);
        assertThat(pace.remaining(25)).contains(Duration.ofMillis(2500));
    }

    @Test
    void onlyHalfAMinuteCounts() {
        pace.mark(0, 0);
        for (int second = 100; second <= 130; second++) {
            pace.mark(second * 2, second * SECOND);
        }

        assertThat(pace.perSecond()).isEqualTo(2);
    }

    @Test
    void whatStandsStillNeverEnds() {
        pace.mark(7, 0);
        pace.mark(7, SECOND);

        assertThat(pace.remaining(1)).isEmpty();
    }
}
