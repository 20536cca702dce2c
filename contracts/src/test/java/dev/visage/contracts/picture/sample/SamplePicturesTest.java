package dev.visage.contracts.picture.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.picture.Orientation;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplePicturesTest {

    /** What EXIF says of the place of stored row 0 and column 0 (Exif 3.0, section 4.6.5.1, tag Orientation). */
    @ParameterizedTest
    @CsvSource({
        "UPRIGHT, top left",
        "MIRRORED, top right",
        "UPSIDE_DOWN, bottom right",
        "FLIPPED, bottom left",
        "TRANSPOSED, top left",
        "TURN_RIGHT, top right",
        "TRANSVERSED, bottom right",
        "TURN_LEFT, bottom left",
    })
    void storesThePhotographAsItsOrientationSays(Orientation orientation, String firstPixel) throws IOException {
        BufferedImage stored = decoded(SamplePictures.photograph(90, 60, orientation));

        int expected = switch (firstPixel) {
            case "top left" -> SamplePictures.TOP_LEFT;
            case "top right" -> SamplePictures.TOP_RIGHT;
            case "bottom left" -> SamplePictures.BOTTOM_LEFT;
            default -> SamplePictures.BOTTOM_RIGHT;
        };
        assertThat(stored.getWidth()).isEqualTo(orientation.swapsSides() ? 60 : 90);
        for (int shift : new int[] {16, 8, 0}) {
            assertThat(stored.getRGB(2, 2) >> shift & 0xff)
                    .isBetween((expected >> shift & 0xff) - 8, (expected >> shift & 0xff) + 8);
        }
    }

    @Test
    void hasAPhotographsSizeAndSecrets() {
        byte[] photograph = SamplePictures.photograph(1600, 1200, Orientation.TURN_RIGHT);

        assertThat(photograph).hasSizeBetween(300_000, 800_000);
        assertThat(new String(photograph, StandardCharsets.ISO_8859_1)).contains(SamplePictures.SECRET);
    }

    @Test
    void drawsWhatIsReallyTransparent() throws IOException {
        BufferedImage faded = decoded(SamplePictures.transparent(100, 60));
        assertThat(faded.getRGB(0, 0) >>> 24).isZero();
        assertThat(faded.getRGB(50, 30) >>> 24).isEqualTo(255);
        assertThat(faded.getRGB(70, 30) >>> 24).isBetween(20, 235);

        BufferedImage palette = decoded(SamplePictures.transparentPalette(40, 10));
        assertThat(palette.getRGB(5, 5) >>> 24).isZero();
        assertThat(palette.getRGB(35, 5)).isEqualTo(0xffd02020);
    }

    @Test
    void animates() throws IOException {
        byte[] animation = SamplePictures.animation(60, 40, 3);

        assertThat(new String(animation, StandardCharsets.ISO_8859_1)).contains("NETSCAPE2.0\3\1\0\0");
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(animation))) {
            reader.setInput(in);
            assertThat(reader.getNumImages(true)).isEqualTo(3);
            assertThat(reader.read(0).getRGB(10, 20)).isEqualTo(0xffffffff);
            assertThat(reader.read(1).getRGB(10, 20)).isNotEqualTo(0xffffffff);
            assertThat(reader.read(1).getRGB(30, 20)).isEqualTo(0xffffffff);
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage decoded(byte[] picture) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(picture));
    }
}
