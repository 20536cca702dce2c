package dev.visage.worker.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HalveTest {

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB})
    void averagesFourPixels(int type) {
        BufferedImage image = new BufferedImage(4, 4, type);
        int[] pixels = {0xff00ff10, 0xff40ff20, 0xff80ff30, 0xffc3ff41};
        image.setRGB(0, 0, 2, 2, pixels, 0, 2);
        image.setRGB(2, 2, 2, 2, pixels, 0, 2);

        BufferedImage half = halved(image, 1);

        assertThat(half.getWidth()).isEqualTo(2);
        assertThat(half.getRGB(0, 0)).isEqualTo(0xff61ff28);
        assertThat(half.getRGB(1, 1)).isEqualTo(0xff61ff28);
    }

    @ParameterizedTest
    @CsvSource({
        "3000, 1050, 1500",
        "4000, 1000, 2000",
        "8000, 1050, 2000",
        "2225, 1050, 2225",
        "2100, 1050, 2100",
        "90, 96, 90"
    })
    void leavesTheResizerEnough(int side, int target, int halved) {
        BufferedImage gray = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);

        assertThat(halved(gray, target).getWidth()).isEqualTo(halved);
        assertThat(halved(gray, target).getType()).isEqualTo(BufferedImage.TYPE_BYTE_GRAY);
    }

    @Test
    void keepsTheValuesOfGray() {
        BufferedImage gray = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY);
        gray.getRaster().setPixels(0, 0, 4, 2, new int[] {10, 20, 200, 200, 30, 40, 201, 201});

        assertThat(halved(gray, 1).getRaster().getPixels(0, 0, 2, 1, (int[]) null))
                .containsExactly(25, 201);
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_BYTE_GRAY})
    void takesAPartOfAPicture(int type) {
        BufferedImage part = new BufferedImage(7, 7, type).getSubimage(3, 2, 4, 4);
        for (int x = 0; x < 4; x++) {
            part.setRGB(x, 0, 0xffffffff);
            part.setRGB(x, 1, 0xffffffff);
        }

        BufferedImage half = halved(part, 1);

        assertThat(half.getRGB(0, 0)).isEqualTo(0xffffffff);
        assertThat(half.getRGB(1, 0)).isEqualTo(0xffffffff);
        assertThat(half.getRGB(1, 1)).isEqualTo(0xff000000);
    }

    @Test
    void leavesAloneWhatItDoesNotTake() {
        BufferedImage part = new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB).getSubimage(0, 0, 4, 4);
        BufferedImage indexed = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_INDEXED);

        assertThat(halved(part, 1)).isSameAs(part);
        assertThat(halved(indexed, 1)).isSameAs(indexed);
    }

    @Test
    void letsNothingShineThroughFromBehindTransparentPlaces() {
        BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 4, 2, new int[] {0xff804020, 0x00ffffff, 0, 0xff, 0xff804020, 0x00ffffff, 0, 0xff}, 0, 4);

        BufferedImage half = halved(image, 1);

        assertThat(half.getRGB(0, 0)).isEqualTo(0x80804020);
        assertThat(half.getRGB(1, 0)).isZero();
    }

    private static BufferedImage halved(BufferedImage image, int side) {
        return new Halve(Size.square(side)).apply(image);
    }
}
