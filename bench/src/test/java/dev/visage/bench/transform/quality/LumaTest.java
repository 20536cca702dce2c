package dev.visage.bench.transform.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class LumaTest {

    @Test
    void weighsTheColours() {
        assertThat(luma(BufferedImage.TYPE_INT_RGB, 0xffff0000)).isCloseTo(76.245, within(1e-9));
        assertThat(luma(BufferedImage.TYPE_3BYTE_BGR, 0xff00ff00)).isCloseTo(149.685, within(1e-9));
    }

    @Test
    void laysWhatIsTransparentOverWhite() {
        assertThat(luma(BufferedImage.TYPE_INT_ARGB, 0x00123456)).isEqualTo(255);
        assertThat(luma(BufferedImage.TYPE_INT_ARGB, 0x80000000)).isCloseTo(127, within(1e-9));
    }

    @Test
    void takesGraySamplesAsTheyAre() {
        BufferedImage gray = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
        gray.getRaster().setSample(0, 0, 0, 100);
        BufferedImage deep = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY);
        deep.getRaster().setSample(0, 0, 0, 100 * 257);

        assertThat(Luma.of(gray).at(0, 0)).isCloseTo(100, within(1e-9));
        assertThat(Luma.of(deep).at(0, 0)).isCloseTo(100, within(1e-9));
    }

    private static double luma(int type, int argb) {
        BufferedImage image = new BufferedImage(1, 1, type);
        image.setRGB(0, 0, argb);
        return Luma.of(image).at(0, 0);
    }
}
