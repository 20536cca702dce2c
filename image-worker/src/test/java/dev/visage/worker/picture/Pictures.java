package dev.visage.worker.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.picture.PictureLimits;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.worker.picture.PictureResult.Encoded;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.springframework.util.unit.DataSize;

/** What can be said of a picture by looking at it. */
final class Pictures {

    /** How far a colour may be off after JPEG, per channel. */
    private static final int TOLERANCE = 24;

    private Pictures() {}

    /** Settings with the usual limits but these. */
    static PictureSettings settings(long maxPixels, long pixelsInFlight, Duration timeLimit) {
        return new PictureSettings(
                DataSize.ofMegabytes(64),
                maxPixels,
                PictureLimits.USUAL.side(),
                PictureLimits.USUAL.frames(),
                pixelsInFlight,
                timeLimit,
                0);
    }

    static BufferedImage decoded(byte[] picture) {
        try {
            return ImageIO.read(new ByteArrayInputStream(picture));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Says that a rendition has the size it claims and the samples' four patches in its corners. */
    static void assertUpright(Encoded rendition) {
        BufferedImage image = decoded(rendition.bytes());
        assertThat(image.getWidth()).isEqualTo(rendition.width());
        assertThat(image.getHeight()).isEqualTo(rendition.height());
        assertCorners(image, 0, 0, image.getWidth(), image.getHeight());
    }

    /** Says that a part of the picture has the samples' four patches in its corners. */
    static void assertCorners(BufferedImage image, int x, int y, int width, int height) {
        assertCorners(
                image,
                new Rectangle(x, y, width, height),
                SamplePictures.TOP_LEFT,
                SamplePictures.TOP_RIGHT,
                SamplePictures.BOTTOM_LEFT,
                SamplePictures.BOTTOM_RIGHT);
    }

    /** Says which colours a part of the picture has in its corners. */
    static void assertCorners(
            BufferedImage image, Rectangle part, int topLeft, int topRight, int bottomLeft, int bottomRight) {
        int inset = Math.max(1, Math.min(part.width, part.height) / 12);
        int right = part.x + part.width - 1 - inset;
        int bottom = part.y + part.height - 1 - inset;
        assertColour(image, part.x + inset, part.y + inset, topLeft);
        assertColour(image, right, part.y + inset, topRight);
        assertColour(image, part.x + inset, bottom, bottomLeft);
        assertColour(image, right, bottom, bottomRight);
    }

    static void assertColour(BufferedImage image, int x, int y, int rgb) {
        int found = image.getRGB(x, y);
        for (int shift : new int[] {16, 8, 0}) {
            assertThat(found >> shift & 0xff)
                    .as("%06x at %d, %d of %s, expected %06x", found & 0xffffff, x, y, image.getWidth(), rgb)
                    .isBetween((rgb >> shift & 0xff) - TOLERANCE, (rgb >> shift & 0xff) + TOLERANCE);
        }
    }

    /** How alike two pictures of one size are: the peak signal-to-noise ratio over all channels, in dB. */
    static double psnr(BufferedImage one, BufferedImage other) {
        long squares = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                for (int channel = 0; channel < 3; channel++) {
                    int difference = sample(one, x, y, channel) - sample(other, x, y, channel);
                    squares += (long) difference * difference;
                }
            }
        }
        double mean = Math.max(1, squares) / (3.0 * one.getWidth() * one.getHeight());
        return 10 * Math.log10(255 * 255 / mean);
    }

    /** As it is stored: Java takes gray for linear. */
    private static int sample(BufferedImage image, int x, int y, int channel) {
        return image.getRaster()
                .getSample(x, y, Math.min(channel, image.getRaster().getNumBands() - 1));
    }
}
