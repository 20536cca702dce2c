package dev.visage.worker.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToRgbTest {

    private final ToRgb toRgb = new ToRgb();

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
    void keepsTheValuesOfGray(int type) {
        BufferedImage gray = new BufferedImage(2, 1, type);
        int white = type == BufferedImage.TYPE_BYTE_GRAY ? 0xff : 0xffff;
        gray.getRaster().setSample(0, 0, 0, white / 4);
        gray.getRaster().setSample(1, 0, 0, white);

        BufferedImage rgb = toRgb.apply(gray);

        assertThat(rgb.getType()).isEqualTo(BufferedImage.TYPE_INT_RGB);
        assertThat(rgb.getRGB(0, 0)).isEqualTo(0xff3f3f3f);
        assertThat(rgb.getRGB(1, 0)).isEqualTo(0xffffffff);
    }

    @ParameterizedTest
    @CsvSource({"0, 8", "1, 16"})
    void unpacksWhatHasNoTypeOfItsOwn(int dataType, int bits) {
        BufferedImage rgba = custom(ColorSpace.CS_sRGB, dataType);
        rgba.getRaster()
                .setPixel(0, 0, new int[] {0x10 << bits - 8, 0x80 << bits - 8, 0xff << bits - 8, 0x40 << bits - 8});
        BufferedImage grayAlpha = custom(ColorSpace.CS_GRAY, dataType);
        grayAlpha.getRaster().setPixel(0, 0, new int[] {0x37 << bits - 8, 0x40 << bits - 8});

        assertThat(toRgb.apply(rgba).getRGB(0, 0)).isEqualTo(0x401080ff);
        assertThat(toRgb.apply(grayAlpha).getRGB(0, 0)).isEqualTo(0x40373737);
    }

    @Test
    void convertsOtherColourSpaces() {
        BufferedImage linear = custom(ColorSpace.CS_LINEAR_RGB, DataBuffer.TYPE_BYTE);
        linear.getRaster().setPixel(0, 0, new int[] {0x37, 0x37, 0x37, 0x80});

        assertThat(toRgb.apply(linear).getRGB(0, 0) & 0xff).isBetween(0x7c, 0x84);
    }

    @Test
    void dropsAnAlphaChannelThatHidesNothing() {
        BufferedImage argb = new BufferedImage(2, 2, BufferedImage.TYPE_4BYTE_ABGR);
        for (int i = 0; i < 4; i++) {
            argb.setRGB(i % 2, i / 2, 0xff123456);
        }
        assertThat(toRgb.apply(argb).getColorModel().hasAlpha()).isFalse();
        assertThat(toRgb.apply(argb).getRGB(1, 1)).isEqualTo(0xff123456);

        argb.setRGB(1, 1, 0xfe123456);
        assertThat(toRgb.apply(argb).getColorModel().hasAlpha()).isTrue();
    }

    private static BufferedImage custom(int colourSpace, int dataType) {
        ComponentColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(colourSpace), true, false, Transparency.TRANSLUCENT, dataType);
        WritableRaster raster = model.createCompatibleWritableRaster(1, 1);
        return new BufferedImage(model, raster, false, null);
    }
}
