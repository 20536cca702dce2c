package dev.visage.ingest.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.sample.SamplePictures;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ResizerTest {

    private static final int MAX_PIXELS = 4 * Box.LONGEST * Box.LONGEST;

    private final Resizer resizer = new Resizer(MAX_PIXELS);

    @Test
    void makesAJpegOfAJpeg() throws Exception {
        byte[] made = resized(SamplePictures.photograph(600, 400, Orientation.UPRIGHT), 600, 400, new Box(150, null));

        assertThat(PictureFormat.beginning(made)).contains(PictureFormat.JPEG);
        BufferedImage image = read(made);
        assertThat(image.getWidth()).isEqualTo(150);
        assertThat(image.getHeight()).isEqualTo(100);
        assertCorners(image);
    }

    @Test
    void cutsTheOverhangFromTheCentre() throws Exception {
        BufferedImage image = read(resized(SamplePictures.png(600, 300), 600, 300, new Box(100, 100)));

        assertThat(image.getWidth()).isEqualTo(100);
        assertThat(image.getHeight()).isEqualTo(100);
        assertCorners(image);
    }

    @Test
    void makesASlightlySmallerPictureWithoutLeavingRowsOut() throws Exception {
        assertCorners(read(resized(SamplePictures.png(400, 400), 400, 400, new Box(399, 399))));
    }

    @Test
    void keepsTransparency() throws Exception {
        byte[] made = resized(SamplePictures.transparent(400, 400), 400, 400, new Box(100, null));

        assertThat(PictureFormat.beginning(made)).contains(PictureFormat.PNG);
        BufferedImage image = read(made);
        assertThat(new Color(image.getRGB(0, 0), true).getAlpha()).isZero();
        assertThat(new Color(image.getRGB(50, 50), true).getAlpha()).isEqualTo(255);
    }

    @Test
    void resizesLargePicturesWithinThePixelsAllowed() throws Exception {
        BufferedImage image = read(
                resized(SamplePictures.photograph(5000, 4000, Orientation.UPRIGHT), 5000, 4000, new Box(2048, null)));

        assertThat(image.getWidth()).isEqualTo(2048);
        assertThat(image.getHeight()).isEqualTo(1638);
        assertCorners(image);
    }

    @Test
    void givesThePixelsBackWhenAPictureCannotBeRead() throws Exception {
        byte[] broken = SamplePictures.jpegClaiming(4000, 4000);
        Fit fit = new Box(2048, 2048).fit(new Size(4000, 4000));
        for (int i = 0; i < 2; i++) {
            assertThat(failure(broken, fit)).isNotNull();
        }
    }

    @Test
    void letsPicturesWaitForOneAnothersPixels() throws Exception {
        byte[] stored = SamplePictures.photograph(3000, 3000, Orientation.UPRIGHT);
        Fit fit = new Box(1600, 1600).fit(new Size(3000, 3000));
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<byte[]>> made = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                made.add(threads.submit(() -> {
                    start.await();
                    return resizer.resize(stored, PictureFormat.JPEG, fit);
                }));
            }
            start.countDown();
            for (Future<byte[]> one : made) {
                assertThat(read(one.get()).getWidth()).isEqualTo(1600);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private Exception failure(byte[] stored, Fit fit) {
        try {
            resizer.resize(stored, PictureFormat.JPEG, fit);
            return null;
        } catch (IOException | InterruptedException | RuntimeException failure) {
            return failure;
        }
    }

    private byte[] resized(byte[] stored, int width, int height, Box box) throws IOException, InterruptedException {
        return resizer.resize(stored, PictureFormat.beginning(stored).orElseThrow(), box.fit(new Size(width, height)));
    }

    private static BufferedImage read(byte[] picture) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(picture));
    }

    private static void assertCorners(BufferedImage image) {
        int right = image.getWidth() - 3;
        int bottom = image.getHeight() - 3;
        assertColour(image.getRGB(2, 2), SamplePictures.TOP_LEFT);
        assertColour(image.getRGB(right, 2), SamplePictures.TOP_RIGHT);
        assertColour(image.getRGB(2, bottom), SamplePictures.BOTTOM_LEFT);
        assertColour(image.getRGB(right, bottom), SamplePictures.BOTTOM_RIGHT);
    }

    private static void assertColour(int found, int expected) {
        Color one = new Color(found);
        Color other = new Color(expected);
        assertThat(Math.abs(one.getRed() - other.getRed())
                        + Math.abs(one.getGreen() - other.getGreen())
                        + Math.abs(one.getBlue() - other.getBlue()))
                .as("%s and %s", one, other)
                .isLessThan(60);
    }
}
