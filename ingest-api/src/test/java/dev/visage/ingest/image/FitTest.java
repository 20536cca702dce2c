package dev.visage.ingest.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FitTest {

    private static final int FEWEST_MAX_PIXELS = 4 * Box.LONGEST * Box.LONGEST;

    @ParameterizedTest
    @CsvSource({"400,400,1", "400,200,1", "400,101,1", "400,100,2", "400,99,2", "4000,400,5", "4000,48,41"})
    void readsNoMoreRowsAndColumnsThanGoodPixelsNeed(int stored, int made, int step) {
        assertThat(new Box(made, made).fit(new Size(stored, stored)).step(FEWEST_MAX_PIXELS))
                .isEqualTo(step);
    }

    @Test
    void readsAsManyRowsAsThePixelsInFlightAllow() {
        Fit fit = new Box(2048, 2048).fit(new Size(7071, 7071));

        assertThat(fit.step(50_000_000)).isEqualTo(1);
        assertThat(fit.step(FEWEST_MAX_PIXELS)).isEqualTo(2);
        assertThat(fit.pixelsRead(2)).isEqualTo(3536L * 3536);
    }

    @ParameterizedTest
    @CsvSource({"7071,7071", "50000,1000", "1000,50000", "65500,763", "4097,4097", "12000,4166", "2049,2049"})
    void neverReadsFewerPixelsThanItMakes(int storedWidth, int storedHeight) {
        Size stored = new Size(storedWidth, storedHeight);
        for (Box box : new Box[] {new Box(2048, 2048), new Box(2048, null), new Box(null, 2048), new Box(2048, 700)}) {
            Fit fit = box.fit(stored);
            int step = fit.step(FEWEST_MAX_PIXELS);

            assertThat(fit.pixelsRead(step)).isLessThanOrEqualTo(FEWEST_MAX_PIXELS);
            assertThat(fit.region().width / step)
                    .isGreaterThanOrEqualTo(fit.size().width());
            assertThat(fit.region().height / step)
                    .isGreaterThanOrEqualTo(fit.size().height());
        }
    }

    @Test
    void knowsThePictureThatIsLeftAsItIs() {
        Size stored = new Size(400, 300);

        assertThat(new Box(400, null).fit(stored).isWhole(stored)).isTrue();
        assertThat(new Box(2000, 1500).fit(stored).isWhole(stored)).isTrue();
        assertThat(new Box(400, 299).fit(stored).isWhole(stored)).isFalse();
        assertThat(new Box(399, null).fit(stored).isWhole(stored)).isFalse();
    }
}
