package dev.visage.worker.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.worker.resample.Resampler;
import java.awt.image.BufferedImage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResizeTest {

    /** An opaque red disc before invisible green: where the edge is half transparent it is still red, and where the filter overshoots only brighter. */
    @ParameterizedTest
    @ValueSource(ints = {150, 130, 100, 70, 50, 31, 20, 7})
    void leavesNoFringes(int side) {
        BufferedImage disc = new BufferedImage(100, 100, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < 100; y++) {
            for (int x = 0; x < 100; x++) {
                disc.setRGB(x, y, Math.hypot(x - 50, y - 50) < 40 ? 0xffc02010 : 0x0000ff00);
            }
        }

        BufferedImage resized = new Resize(Size.square(side), new Resampler()).apply(disc);

        for (int pixel : resized.getRGB(0, 0, side, side, null, 0, side)) {
            if (pixel >>> 24 > 48) {
                assertThat(pixel >> 16 & 0xff).isGreaterThan(0xb0);
                assertThat(pixel >> 8 & 0xff).isBetween(0x0c, 0x30);
            }
        }
    }
}
