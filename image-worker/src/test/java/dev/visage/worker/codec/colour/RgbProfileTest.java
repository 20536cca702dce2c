package dev.visage.worker.codec.colour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RgbProfileTest {

    @Test
    void convertsAsTheJdkDoes() {
        for (byte[] icc : List.of(
                IccProfiles.displayP3(),
                IccProfiles.adobeRgb(),
                IccProfiles.withCurve(IccProfiles.sampled(0, 9000, 30000, 65535)),
                IccProfiles.withCurve(IccProfiles.sampled()),
                IccProfiles.withCurve(IccProfiles.parametric(0, 1.8)),
                IccProfiles.withCurve(IccProfiles.parametric(1, 2, 1.2, -0.2)),
                IccProfiles.withCurve(IccProfiles.parametric(2, 2, 0.9, -0.1, 0.05)),
                IccProfiles.withCurve(IccProfiles.parametric(4, 2.2, 0.8, 0.1, 0.1, 0.2, 0.05, 0.01)),
                ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData())) {
            RgbProfile profile = RgbProfile.of(icc).orElseThrow();
            ColorSpace jdk = new ICC_ColorSpace(ICC_Profile.getInstance(icc));
            Random random = new Random(7);
            for (int i = 0; i < 500; i++) {
                int pixel = random.nextInt();
                int[] expected = expected(jdk, pixel);
                int found = profile.toSrgb(pixel);
                for (int channel = 0; channel < 3; channel++) {
                    assertThat(found >> 16 - 8 * channel & 0xff)
                            .as("%08x to %08x, %s", pixel, found, Arrays.toString(expected))
                            .isCloseTo(expected[channel], within(2));
                }
                assertThat(found >>> 24).isEqualTo(pixel >>> 24);
            }
        }
    }

    private static int[] expected(ColorSpace from, int pixel) {
        float[] rgb = from.toRGB(
                new float[] {(pixel >> 16 & 0xff) / 255f, (pixel >> 8 & 0xff) / 255f, (pixel & 0xff) / 255f});
        return new int[] {Math.round(rgb[0] * 255), Math.round(rgb[1] * 255), Math.round(rgb[2] * 255)};
    }

    @Test
    void convertsAllPixelsInPlace() {
        RgbProfile profile = RgbProfile.of(IccProfiles.displayP3()).orElseThrow();
        int[] pixels = {0x80406080, 0xffc02010};

        profile.toSrgb(pixels);

        assertThat(pixels).containsExactly(profile.toSrgb(0x80406080), profile.toSrgb(0xffc02010));
    }

    @Test
    void leavesGrayGrayAndWhiteWhite() {
        RgbProfile profile = RgbProfile.of(IccProfiles.displayP3()).orElseThrow();

        assertThat(profile.toSrgb(0xff000000)).isEqualTo(0xff000000);
        assertThat(profile.toSrgb(0xff7f7f7f)).isEqualTo(0xff7f7f7f);
        assertThat(profile.toSrgb(0xffffffff)).isEqualTo(0xffffffff);
    }

    @Test
    void knowsSrgbByItsColours() {
        assertThat(RgbProfile.of(IccProfiles.sRgb()).orElseThrow().isSrgb()).isTrue();
        assertThat(RgbProfile.of(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())
                        .orElseThrow()
                        .isSrgb())
                .isTrue();
        assertThat(RgbProfile.of(IccProfiles.displayP3()).orElseThrow().isSrgb())
                .isFalse();
    }

    @Test
    void leavesOtherProfilesToOthers() {
        assertThat(RgbProfile.of(IccProfiles.withTable())).isEmpty();
        assertThat(RgbProfile.of(IccProfiles.gray())).isEmpty();
        assertThat(RgbProfile.of(ICC_Profile.getInstance(ColorSpace.CS_PYCC).getData()))
                .isEmpty();
    }

    @Test
    void survivesWhateverIsDamaged() {
        Random random = new Random(42);
        for (byte[] icc : List.of(IccProfiles.displayP3(), IccProfiles.adobeRgb())) {
            for (int length = 0; length < icc.length; length += 7) {
                RgbProfile.of(Arrays.copyOf(icc, length)).ifPresent(profile -> profile.toSrgb(0x123456));
            }
            for (int i = 0; i < 5_000; i++) {
                byte[] damaged = icc.clone();
                for (int changes = 0; changes < 4; changes++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
                RgbProfile.of(damaged).ifPresent(profile -> profile.toSrgb(0x123456));
            }
        }
    }
}
