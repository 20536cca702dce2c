package dev.visage.worker.picture;

import static dev.visage.worker.picture.Pictures.assertColour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.recipe.OutputPolicy;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.worker.codec.jpeg.JpegEncoder;
import dev.visage.worker.codec.png.PngWriter;
import dev.visage.worker.codec.webp.NativeWebp;
import dev.visage.worker.picture.PictureResult.Encoded;
import dev.visage.worker.picture.PictureResult.Made;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** WebP in and out; the files are made by libwebp, so there have to be such. */
class WebpTest {

    private static final int RED = 0xc03020;

    private final Transformer transformer = new Transformer(
            Pictures.settings(50_000_000, 50_000_000, Duration.ofSeconds(30)),
            List.of(new PortableEngine(JpegEncoder.NONE)));

    @BeforeEach
    void needsAWriter() {
        assumeTrue(NativeWebp.isAvailable(), "libwebp does not load here");
    }

    @Test
    void readsPlainAndTransparentPictures() throws InterruptedException {
        BufferedImage opaque = made(NativeWebp.encode(disc(BufferedImage.TYPE_INT_RGB), 90));
        BufferedImage transparent = made(NativeWebp.encode(disc(BufferedImage.TYPE_INT_ARGB), 90));

        assertColour(opaque, 50, 50, RED);
        assertThat(opaque.getColorModel().hasAlpha()).isFalse();
        assertColour(transparent, 50, 50, RED);
        assertThat(transparent.getRGB(1, 1) >>> 24).isLessThan(8);
    }

    /** A frame of 40 x 30 at 20, 40 on a canvas of 100 x 100. */
    @Test
    void showsTheFirstFrameOfAnAnimationWhereItLies() throws InterruptedException {
        BufferedImage frame = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = frame.createGraphics();
        graphics.setPaint(new Color(RED));
        graphics.fillRect(0, 0, 40, 30);
        graphics.dispose();

        BufferedImage image = made(animated(NativeWebp.encode(frame, 90)));

        assertThat(image.getWidth()).isEqualTo(100);
        assertColour(image, 40, 55, RED);
        assertThat(image.getRGB(40, 55) >>> 24).isEqualTo(0xff);
        assertThat(image.getRGB(10, 55) >>> 24).isZero();
        assertThat(image.getRGB(40, 75) >>> 24).isZero();
    }

    @Test
    void writesNothingButPixels() throws IOException {
        byte[] opaque = new Encoder(PictureFormat.WEBP, 80, JpegEncoder.NONE).encode(disc(BufferedImage.TYPE_INT_RGB));
        byte[] transparent =
                new Encoder(PictureFormat.WEBP, 80, JpegEncoder.NONE).encode(disc(BufferedImage.TYPE_INT_ARGB));

        assertThat(chunks(opaque)).containsExactly("VP8 ");
        assertThat(chunks(transparent)).containsExactly("VP8X", "ALPH", "VP8 ");
        assertColour(NativeWebp.decode(opaque), 50, 50, RED);
        assertThat(NativeWebp.decode(transparent).getRGB(1, 1) >>> 24).isZero();
        assertColour(NativeWebp.decode(transparent), 50, 50, RED);
    }

    @Test
    void fallsBackWhereASideIsTooLongForWebp() throws InterruptedException {
        BufferedImage strip = new BufferedImage(NativeWebp.MAX_SIDE + 1, 2, BufferedImage.TYPE_INT_RGB);

        Made made = (Made) transformer.transform(
                PngWriter.write(strip), Recipe.cover().withFull().written(new OutputPolicy.WebP(80)));

        assertThat(made.renditions()).extracting(Encoded::format).containsOnly(PictureFormat.JPEG);
    }

    @Test
    void takesMoreRoomForMoreQuality() {
        BufferedImage picture = disc(BufferedImage.TYPE_INT_RGB);

        assertThat(new Encoder(PictureFormat.WEBP, 95, JpegEncoder.NONE).encode(picture).length)
                .isGreaterThan(new Encoder(PictureFormat.WEBP, 30, JpegEncoder.NONE).encode(picture).length);
    }

    private BufferedImage made(byte[] webp) throws InterruptedException {
        Made made = (Made)
                transformer.transform(webp, Recipe.avatar().withFull().written(new OutputPolicy.AsSubmitted(90)));
        return Pictures.decoded(made.renditions().get(0).bytes());
    }

    private static BufferedImage disc(int type) {
        BufferedImage image = new BufferedImage(100, 100, type);
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(new Color(RED));
        graphics.fillOval(10, 10, 80, 80);
        graphics.dispose();
        return image;
    }

    private static byte[] animated(byte[] still) {
        int bitmap = still.length - 12;
        ByteBuffer webp = ByteBuffer.allocate(12 + 18 + 14 + 8 + 16 + bitmap)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("RIFF"))
                .putInt(4 + 18 + 14 + 8 + 16 + bitmap)
                .put(ascii("WEBPVP8X"))
                .putInt(10)
                .putInt(0x12)
                .put(new byte[] {99, 0, 0, 99, 0, 0})
                .put(ascii("ANIM"))
                .putInt(6)
                .put(new byte[6])
                .put(ascii("ANMF"))
                .putInt(16 + bitmap);
        webp.put(new byte[] {20 / 2, 0, 0, 40 / 2, 0, 0, 39, 0, 0, 29, 0, 0, 100, 0, 0, 0});
        return webp.put(still, 12, bitmap).array();
    }

    private static List<String> chunks(byte[] webp) {
        List<String> types = new ArrayList<>();
        ByteBuffer chunks = ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN).position(12);
        while (chunks.hasRemaining()) {
            byte[] type = new byte[4];
            chunks.get(type);
            types.add(new String(type, StandardCharsets.US_ASCII));
            int length = chunks.getInt();
            chunks.position(chunks.position() + length + (length & 1));
        }
        return types;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
