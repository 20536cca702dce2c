package dev.visage.worker.codec.png;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PngWriterTest {

    private static final int WIDTH = 301;
    private static final int HEIGHT = 200;

    @ParameterizedTest
    @MethodSource("pictures")
    void writesWhatOthersRead(String name, IntBinaryOperator argb, boolean alpha, int bands) {
        BufferedImage image = drawn(argb, alpha);

        Raster samples = decoded(PngWriter.write(image)).getRaster();

        assertThat(samples.getNumBands()).isEqualTo(bands);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int pixel = image.getRGB(x, y);
                assertThat(samples.getSample(x, y, 0)).isEqualTo(pixel >> 16 & 0xff);
                assertThat(samples.getSample(x, y, bands < 3 ? 0 : 2)).isEqualTo(pixel & 0xff);
                assertThat(alpha ? samples.getSample(x, y, bands - 1) : 0xff).isEqualTo(pixel >>> 24);
            }
        }
    }

    static Stream<Arguments> pictures() {
        int[] noise = new Random(7).ints(WIDTH * HEIGHT).toArray();
        IntBinaryOperator random = (x, y) -> noise[y * WIDTH + x];
        IntBinaryOperator sky = (x, y) -> (x + y & 0xff) << 24 | (x & 0xff) << 16 | (y & 0xff) << 8 | 0xe0;
        IntBinaryOperator plain = (x, y) -> (x / 50 + y / 50) % 2 == 0 ? 0xff3050a0 : 0x00000000;
        return Stream.of(
                Arguments.of("noise", random, false, 3),
                Arguments.of("noise, partly transparent", random, true, 4),
                Arguments.of("a gradient", sky, false, 3),
                Arguments.of("a gradient, partly transparent", sky, true, 4),
                Arguments.of("few colours", plain, true, 4),
                Arguments.of("gray", grayOf(random), false, 1),
                Arguments.of("gray, partly transparent", grayOf(random), true, 2));
    }

    @Test
    void writesOnePixel() {
        BufferedImage pixel = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        pixel.setRGB(0, 0, 0x123456);

        assertThat(decoded(PngWriter.write(pixel)).getRGB(0, 0)).isEqualTo(0xff123456);
    }

    @Test
    void writesNothingButPixels() {
        List<String> types = new ArrayList<>();
        ByteBuffer chunks = ByteBuffer.wrap(PngWriter.write(drawn((x, y) -> x * y * 77_777, true)))
                .position(8);
        while (chunks.hasRemaining()) {
            byte[] typeAndData = new byte[4 + chunks.getInt()];
            chunks.get(typeAndData);
            CRC32 checksum = new CRC32();
            checksum.update(typeAndData);
            assertThat(chunks.getInt()).isEqualTo((int) checksum.getValue());
            types.add(new String(typeAndData, 0, 4, StandardCharsets.US_ASCII));
        }
        assertThat(types).startsWith("IHDR", "IDAT").endsWith("IDAT", "IEND").containsOnly("IHDR", "IDAT", "IEND");
    }

    @Test
    void takesLittleRoomForWhatRepeats() {
        assertThat(PngWriter.write(drawn((x, y) -> x / 60 * 0x102030, true)).length)
                .isLessThan(2_000);
        assertThat(PngWriter.write(drawn((x, y) -> x * 0x000100 + y, false)).length)
                .isLessThan(2_000);
    }

    private static IntBinaryOperator grayOf(IntBinaryOperator argb) {
        return (x, y) -> argb.applyAsInt(x, y) & 0xff000000 | (argb.applyAsInt(x, y) & 0xff) * 0x010101;
    }

    private static BufferedImage drawn(IntBinaryOperator argb, boolean alpha) {
        BufferedImage image =
                new BufferedImage(WIDTH, HEIGHT, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                image.setRGB(x, y, argb.applyAsInt(x, y));
            }
        }
        return image;
    }

    private static BufferedImage decoded(byte[] png) {
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
