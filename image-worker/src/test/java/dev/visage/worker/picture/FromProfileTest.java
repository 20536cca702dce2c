package dev.visage.worker.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FromProfileTest {

    @ParameterizedTest
    @MethodSource("linearProfiles")
    void convertsColoursAndKeepsTransparency(String name, byte[] linear, boolean gray) {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x80373737);

        BufferedImage converted = FromProfile.of(linear, gray).orElseThrow().apply(image);

        assertThat(converted.getRGB(0, 0) >>> 24).isEqualTo(0x80);
        assertThat(converted.getRGB(0, 0) >> 16 & 0xff).isBetween(0x7c, 0x84);
        assertThat(converted.getRGB(0, 0) & 0xff).isBetween(0x7c, 0x84);
    }

    static Stream<Arguments> linearProfiles() {
        return Stream.of(
                Arguments.of("curves and a matrix", profile(ColorSpace.CS_LINEAR_RGB), false),
                Arguments.of("tables", withTables(profile(ColorSpace.CS_LINEAR_RGB)), false),
                Arguments.of("gray", profile(ColorSpace.CS_GRAY), true));
    }

    @Test
    void doesNothingForSrgb() {
        assertThat(FromProfile.of(profile(ColorSpace.CS_sRGB), false)).isEmpty();
    }

    @Test
    void takesAProfileForOtherColoursThanThePictureHasForNone() {
        assertThat(FromProfile.of(profile(ColorSpace.CS_GRAY), false)).isEmpty();
        assertThat(FromProfile.of(profile(ColorSpace.CS_LINEAR_RGB), true)).isEmpty();
        assertThat(FromProfile.of(withTables(profile(ColorSpace.CS_LINEAR_RGB)), true))
                .isEmpty();
    }

    @Test
    void takesABrokenProfileForNone() {
        byte[] whole = profile(ColorSpace.CS_LINEAR_RGB);
        for (int length : new int[] {0, 100, 127, 128, 132, 200}) {
            assertThat(FromProfile.of(Arrays.copyOf(whole, length), false)).isEmpty();
        }
    }

    private static byte[] profile(int colourSpace) {
        return ICC_Profile.getInstance(colourSpace).getData();
    }

    /** The copyright renamed to a table that is used in another rendering intent: enough for us to leave the profile to LCMS. */
    private static byte[] withTables(byte[] profile) {
        byte[] patched = profile.clone();
        int at = new String(profile, StandardCharsets.ISO_8859_1).indexOf("cprt");
        System.arraycopy("A2B1".getBytes(StandardCharsets.US_ASCII), 0, patched, at, 4);
        return patched;
    }
}
