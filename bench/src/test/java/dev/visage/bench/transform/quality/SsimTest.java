package dev.visage.bench.transform.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class SsimTest {

    /** One window, whose weighted mean is 100 and whose weighted variance 224.3. */
    private final Plane slope = ramp(11, 11, value -> value);

    @Test
    void isOneForTheSamePicture() {
        Plane large = ramp(40, 30, value -> value * value / 255);

        assertThat(Ssim.of(large, large)).isCloseTo(1, within(1e-12));
    }

    @Test
    void comparesTheMeansOfEvenPictures() {
        assertThat(Ssim.of(even(20, 100), even(20, 120))).isCloseTo(0.983611, within(1e-6));
    }

    @Test
    void comparesTheMeansWhereOneIsLighter() {
        assertThat(Ssim.of(slope, ramp(11, 11, value -> value + 10))).isCloseTo(0.995476, within(1e-6));
    }

    @Test
    void comparesTheVariancesWhereOneHasLessContrast() {
        assertThat(Ssim.of(slope, ramp(11, 11, value -> 100 + (value - 100) / 2)))
                .isCloseTo(0.834531, within(1e-6));
    }

    @Test
    void isBelowZeroForTheNegative() {
        assertThat(Ssim.of(slope, ramp(11, 11, value -> 200 - value))).isCloseTo(-0.769242, within(1e-6));
    }

    @Test
    void takesPicturesThatAreSmallerThanAWindow() {
        assertThat(Ssim.of(even(4, 100), even(4, 120))).isCloseTo(0.983611, within(1e-6));
    }

    @Test
    void needsPicturesOfOneSize() {
        assertThatIllegalArgumentException().isThrownBy(() -> Ssim.of(even(20, 1), even(21, 1)));
    }

    private static Plane even(int side, double value) {
        return ramp(side, side, any -> value);
    }

    /** Of 50, 60, 70 and so on from left to right. */
    private static Plane ramp(int width, int height, DoubleUnaryOperator value) {
        Plane plane = new Plane(width, height);
        for (int i = 0; i < plane.samples().length; i++) {
            plane.samples()[i] = value.applyAsDouble(50 + 10 * (i % width));
        }
        return plane;
    }
}
