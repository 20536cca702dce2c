package dev.visage.bench.transform.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.picture.Orientation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaneTest {

    /** The numbers are where the corners 1 2 / 3 4 of the stored picture are shown. */
    @ParameterizedTest
    @CsvSource({
        "UPRIGHT, 1 2 3 4",
        "MIRRORED, 2 1 4 3",
        "UPSIDE_DOWN, 4 3 2 1",
        "FLIPPED, 3 4 1 2",
        "TRANSPOSED, 1 3 2 4",
        "TURN_RIGHT, 3 1 4 2",
        "TRANSVERSED, 4 2 3 1",
        "TURN_LEFT, 2 4 1 3"
    })
    void isSetUpright(Orientation stored, String shown) {
        Plane upright = new Plane(2, 2, new double[] {1, 2, 3, 4}).upright(stored);

        assertThat("%.0f %.0f %.0f %.0f"
                        .formatted(upright.at(0, 0), upright.at(1, 0), upright.at(0, 1), upright.at(1, 1)))
                .isEqualTo(shown);
    }

    @Test
    void isHeldBetweenBlackAndWhite() {
        assertThat(new Plane(3, 1, new double[] {-4, 12.5, 256}).clamped().samples())
                .containsExactly(0, 12.5, 255);
    }
}
