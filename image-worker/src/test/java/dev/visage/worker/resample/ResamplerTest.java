package dev.visage.worker.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplerTest {

    private final Resampler resampler = new Resampler();

    /** Sides, the window's offset and length, and the target for columns, then for rows. */
    @ParameterizedTest
    @CsvSource({
        "300, 0, 300, 210, 200, 0, 200, 140",
        "300, 12.5, 281.25, 197, 200, 3.375, 190.5, 133",
        "97, 0, 97, 9, 301, 0, 301, 5",
        "40, 0, 40, 101, 30, 0, 30, 77",
        "40, 3.5, 20, 64, 30, 1.25, 7, 90",
        "1, 0, 1, 5, 1, 0, 1, 7",
        "1, 0, 1, 3, 50, 0, 50, 20",
        "2, 0, 2, 1, 3, 0, 3, 1",
        "64, 0, 64, 64, 64, 0.5, 63, 63",
        "600, 100, 400, 33, 20, 0, 20, 33",
        "40, 10.2, 6, 10, 40, 17.25, 9, 18",
        "500, 0, 500, 1, 700, 0, 700, 1",
        "30, 0, 30, 20, 900, 0, 900, 600",
        "41, -0.25, 41.5, 21, 33, -0.5, 34, 17"
    })
    void doesWhatTheFormulaSays(
            int width, double x, double wide, int columns, int height, double y, double tall, int rows) {
        Plane source = noise(width, height);
        for (Turned turned : Turned.all()) {
            Span across = new Span(x, wide, columns, turned.columns());
            Span down = new Span(y, tall, rows, turned.rows());

            Plane result = resampler.resample(source, across, down, turned.swaps());

            assertSame(turned, result, expected(source, across, down));
        }
    }

    @Test
    void copiesWhatKeepsItsSize() {
        Plane source = noise(150, 70);
        for (Turned turned : Turned.all()) {
            Span across = new Span(20, 100, 100, turned.columns());
            Span down = new Span(0, 70, 70, turned.rows());

            Plane result = resampler.resample(source, across, down, turned.swaps());

            assertSame(turned, result, expected(source, across, down));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 254, 255})
    void leavesAConstantPlaneConstant(int sample) {
        Plane source = Plane.filled(61, 47, sample);
        for (int side : new int[] {1, 7, 40, 61, 200}) {
            Plane result = resampler.resample(source, Span.whole(61, side), Span.whole(47, side), true);

            assertThat(result.bytes()).containsOnly(sample);
        }
    }

    @Test
    void clipsWhatTheKernelOvershoots() {
        Plane source = Plane.filled(20, 20, 0).on(40, 40, 10, 10, 255);

        Plane result = resampler.resample(source, Span.whole(40, 160), Span.whole(40, 160), false);

        assertThat(result.bytes()[0] & 0xff).isEqualTo(255);
        assertThat(result.bytes()[80 * 160 + 80] & 0xff).isZero();
        assertThat(result.bytes()[36 * 160 + 80] & 0xff).isEqualTo(255);
        assertThat(result.bytes()[43 * 160 + 80] & 0xff).isZero();
    }

    @Test
    void worksInBandsOfFewRowsOnWidePlanes() {
        Plane source = noise(40_000, 300);
        Span across = Span.whole(40_000, 40);
        Span down = Span.whole(300, 11);

        assertSame(
                new Turned(false, false, false),
                resampler.resample(source, across, down, false),
                expected(source, across, down));
    }

    @Test
    void givesTheSameAfterPlanesOfOtherSizes() {
        Plane source = noise(120, 90);
        Plane first = resampler.resample(source, Span.whole(120, 50), Span.whole(90, 40), false);
        resampler.resample(noise(500, 20), Span.whole(500, 90), Span.whole(20, 60), true);
        resampler.resample(noise(20, 500), Span.whole(20, 90), Span.whole(500, 60), false);

        assertThat(resampler
                        .resample(source, Span.whole(120, 50), Span.whole(90, 40), false)
                        .bytes())
                .isEqualTo(first.bytes());
    }

    /** What is done to a result beside resampling it. */
    private record Turned(boolean columns, boolean rows, boolean swaps) {
        static List<Turned> all() {
            List<Turned> all = new ArrayList<>();
            for (int bits = 0; bits < 8; bits++) {
                all.add(new Turned((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0));
            }
            return all;
        }
    }

    private static Plane noise(int width, int height) {
        byte[] bytes = new byte[width * height];
        new Random(width).nextBytes(bytes);
        return new Plane(bytes, width, height);
    }

    private static void assertSame(Turned turned, Plane result, double[][] expected) {
        int height = expected.length;
        int width = expected[0].length;
        assertThat(result.width()).isEqualTo(turned.swaps() ? height : width);
        assertThat(result.height()).isEqualTo(turned.swaps() ? width : height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = turned.swaps() ? x * height + y : y * width + x;
                if (Math.abs((result.bytes()[at] & 0xff) - expected[y][x]) > 0.6) {
                    assertThat((double) (result.bytes()[at] & 0xff))
                            .as("%s at %d, %d", turned, x, y)
                            .isCloseTo(expected[y][x], within(0.6));
                }
            }
        }
    }

    /** The plane not turned, only mirrored as the spans say; straight from the definition. */
    private static double[][] expected(Plane source, Span across, Span down) {
        double[][] columns = weights(across, source.width());
        double[][] rows = weights(down, source.height());
        double[][] filtered = new double[source.height()][across.target()];
        for (int y = 0; y < source.height(); y++) {
            for (int x = 0; x < across.target(); x++) {
                for (int k = 0; k < source.width(); k++) {
                    filtered[y][x] += columns[x][k] * (source.bytes()[y * source.width() + k] & 0xff);
                }
            }
        }
        double[][] result = new double[down.target()][across.target()];
        for (int y = 0; y < down.target(); y++) {
            for (int x = 0; x < across.target(); x++) {
                for (int k = 0; k < source.height(); k++) {
                    result[y][x] += rows[y][k] * filtered[k][x];
                }
                result[y][x] = Math.max(0, Math.min(255, result[y][x]));
            }
        }
        return result;
    }

    private static double[][] weights(Span span, int source) {
        double[][] weights = new double[span.target()][source];
        double scale = span.length() / span.target();
        for (int i = 0; i < weights.length; i++) {
            double centre = span.offset() + (i + 0.5) * scale;
            double[] row = weights[span.reversed() ? weights.length - 1 - i : i];
            double sum = 0;
            for (int k = 0; k < source; k++) {
                row[k] = lanczos((k + 0.5 - centre) / Math.max(1, scale));
                sum += row[k];
            }
            for (int k = 0; k < source; k++) {
                row[k] /= sum;
            }
        }
        return weights;
    }

    private static double lanczos(double x) {
        if (Math.abs(x) < 1e-9) {
            return 1;
        }
        return Math.abs(x) >= 3 ? 0 : sinc(x) * sinc(x / 3);
    }

    private static double sinc(double x) {
        return Math.sin(Math.PI * x) / (Math.PI * x);
    }
}
