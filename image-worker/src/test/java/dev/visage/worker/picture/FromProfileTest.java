package dev.visage.worker.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.contracts.recipe.OutputPolicy;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.worker.codec.jpeg.JpegEncoder;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

class FromProfileTest {

    @Test
    void convertsColoursAndKeepsTransparency() {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x80373737);

        BufferedImage converted =
                FromProfile.ofChunk(chunk(linear())).orElseThrow().apply(image);

        assertThat(converted.getRGB(0, 0) >>> 24).isEqualTo(0x80);
        assertThat(converted.getRGB(0, 0) & 0xff).isBetween(0x7c, 0x84);
    }

    @Test
    void takesABrokenProfileForNone() {
        assertThat(FromProfile.ofChunk(new byte[0])).isEmpty();
        assertThat(FromProfile.ofChunk("name".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
        assertThat(FromProfile.ofChunk(chunk(new byte[100]))).isEmpty();
        assertThat(FromProfile.ofChunk(Arrays.copyOf(chunk(linear()), 60))).isEmpty();
        assertThat(FromProfile.ofChunk(
                        chunk(ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData())))
                .isEmpty();
    }

    @Test
    void appliesToAPngThatCarriesAProfile() throws InterruptedException {
        byte[] plain = SamplePictures.png(60, 60);
        Recipe png = Recipe.avatar().written(new OutputPolicy.AsSubmitted(85));
        Transformer transformer = new Transformer(
                Pictures.settings(50_000_000, 50_000_000, Duration.ofSeconds(30)),
                List.of(new PortableEngine(JpegEncoder.NONE)));

        PictureResult result = transformer.transform(withProfile(plain, chunk(linear())), png);

        int corner = Pictures.decoded(
                        ((PictureResult.Made) result).renditions().get(0).bytes())
                .getRGB(2, 2);
        assertThat(corner & 0xff).isBetween(0x68, 0x74);
        assertThat(SamplePictures.TOP_LEFT & 0xff).isEqualTo(0x28);
    }

    /** The PNG with the chunk between its header and what follows; nobody looks at the checksum. */
    private static byte[] withProfile(byte[] png, byte[] chunk) {
        int header = 8 + 25;
        return ByteBuffer.allocate(png.length + 12 + chunk.length)
                .put(png, 0, header)
                .putInt(chunk.length)
                .put("iCCP".getBytes(StandardCharsets.US_ASCII))
                .put(chunk)
                .putInt(0)
                .put(png, header, png.length - header)
                .array();
    }

    private static byte[] linear() {
        return ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    }

    private static byte[] chunk(byte[] profile) {
        Deflater deflater = new Deflater();
        deflater.setInput(profile);
        deflater.finish();
        byte[] deflated = new byte[profile.length + 100];
        int length = deflater.deflate(deflated);
        deflater.end();
        return ByteBuffer.allocate(6 + length)
                .put("name\0\0".getBytes(StandardCharsets.US_ASCII))
                .put(deflated, 0, length)
                .array();
    }
}
