package dev.visage.bench.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QualityTest {

    private final Quality quality = new Quality(Map.of(480, 0.99, 400, 0.98, 48, 0.9), 1);

    @Test
    void showsTheSquareItselfInPlaceOfTheLargestSize() {
        assertThat(quality.ladder())
                .containsExactly(
                        Optional.of(0.99), Optional.of(0.98), Optional.empty(), Optional.empty(), Optional.of(0.9));
    }

    @Test
    void showsNothingInPlaceOfTheLargestSizeWhereTheSquareIsASizeOfTheLadder() {
        assertThat(new Quality(Map.of(400, 0.98), 1).ladder()).startsWith(Optional.empty(), Optional.of(0.98));
    }

    @Test
    void tellsWhereItIsWorstAgainstAnother() {
        Quality.Gap gap = quality.worstAgainst(new Quality(Map.of(480, 0.999, 400, 0.97, 48, 0.92), 1))
                .orElseThrow();

        assertThat(gap.width()).isEqualTo(48);
        assertThat(gap.difference()).isCloseTo(-0.02, within(1e-9));
    }

    @Test
    void isNotComparedWhereNothingIsShared() {
        assertThat(quality.worstAgainst(new Quality(Map.of(), 1))).isEmpty();
    }
}
