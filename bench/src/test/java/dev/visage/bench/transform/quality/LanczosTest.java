package dev.visage.bench.transform.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LanczosTest {

    @Test
    void leavesAnEvenPictureEven() {
        Plane even = new Plane(97, 61);
        Arrays.fill(even.samples(), 77);

        double[] values = new double[13 * 13];
        Arrays.fill(values, 77);
        assertThat(Lanczos.square(even, 13).samples()).containsExactly(values, within(1e-9));
    }

    @Test
    void leavesAPictureOfTheSameSizeAsItIs() {
        Plane noise = noise(16, 16);

        assertThat(Lanczos.square(noise, 16).samples()).containsExactly(noise.samples(), within(1e-9));
    }

    @Test
    void cutsTheCentreSquare() {
        Plane noise = noise(20, 12);

        Plane square = Lanczos.square(noise, 12);

        for (int y = 0; y < 12; y++) {
            for (int x = 0; x < 12; x++) {
                assertThat(square.at(x, y)).isCloseTo(noise.at(x + 4, y), within(1e-9));
            }
        }
    }

    @Test
    void cutsBetweenPixelsWhereTheSidesDifferByAnOddNumber() {
        Plane ramp = new Plane(121, 100);
        for (int i = 0; i < ramp.samples().length; i++) {
            ramp.samples()[i] = i % 121;
        }

        // the centre of the picture is at 60.5, that of its pixel 60
        Plane square = Lanczos.square(ramp, 10);

        assertThat(square.at(4, 5) + square.at(5, 5)).isCloseTo(2 * 60, within(1e-9));
    }

    @Test
    void doesNotPreferASide() {
        Plane noise = noise(50, 50);
        Plane mirrored = new Plane(50, 50);
        for (int i = 0; i < 2500; i++) {
            mirrored.samples()[i] = noise.samples()[2499 - i];
        }

        double[] reduced = Lanczos.square(noise, 7).samples();
        double[] other = Lanczos.square(mirrored, 7).samples();

        for (int i = 0; i < reduced.length; i++) {
            assertThat(reduced[i]).isCloseTo(other[reduced.length - 1 - i], within(1e-9));
        }
    }

    /** Half of a frequency that the smaller picture cannot hold would be left by dropping every second pixel. */
    @Test
    void removesWhatTheSizeCannotHold() {
        Plane stripes = new Plane(64, 64);
        for (int i = 0; i < stripes.samples().length; i++) {
            stripes.samples()[i] = i % 2 * 200;
        }

        assertThat(Lanczos.square(stripes, 16).at(8, 8)).isCloseTo(100, within(2.0));
    }

    private static Plane noise(int width, int height) {
        Random random = new Random(4);
        return new Plane(width, height, random.doubles(width * height, 0, 255).toArray());
    }
}
