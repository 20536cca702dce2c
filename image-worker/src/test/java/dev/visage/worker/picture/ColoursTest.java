package dev.visage.worker.picture;

import static dev.visage.worker.picture.Pictures.assertColour;
import static dev.visage.worker.picture.SampleJpegs.adobe;
import static dev.visage.worker.picture.SampleJpegs.plain;
import static dev.visage.worker.picture.SampleJpegs.withProfile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.picture.Defect;
import dev.visage.contracts.picture.Rejection;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.contracts.recipe.OutputPolicy;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.worker.codec.jpeg.JpegEncoder;
import dev.visage.worker.codec.webp.NativeWebp;
import dev.visage.worker.picture.PictureResult.Made;
import dev.visage.worker.picture.PictureResult.Refused;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the colours of an upload mean, those of a rendition are sRGB. */
class ColoursTest {

    private static final byte[] LINEAR =
            ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    private static final byte[] LINEAR_GRAY =
            ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();

    private final Transformer transformer = new Transformer(
            Pictures.settings(50_000_000, 50_000_000, Duration.ofSeconds(30)),
            List.of(new PortableEngine(JpegEncoder.NONE)));

    @ParameterizedTest
    @MethodSource
    void understandsTheColourModelsOfJpeg(String name, byte[] jpeg, int rgb) throws InterruptedException {
        assertColour(made(jpeg, Recipe.avatar()), 20, 20, rgb);
    }

    static Stream<Arguments> understandsTheColourModelsOfJpeg() {
        return Stream.of(
                Arguments.of("YCbCr", plain(0x80, 0x60, 0xa0), 0xad7447),
                Arguments.of("RGB", adobe(plain(0xc0, 0x40, 0x20), 0), 0xc04020),
                Arguments.of("gray", plain(0x90), 0x909090),
                Arguments.of("gray, linear", withProfile(plain(0x37), LINEAR_GRAY, 1), 0x808080),
                Arguments.of("gray with a profile for RGB", withProfile(plain(0x37), LINEAR, 1), 0x373737),
                Arguments.of("RGB, linear", withProfile(adobe(plain(0x37, 0x37, 0x37), 0), LINEAR, 1), 0x808080),
                Arguments.of("a profile in parts", withProfile(plain(0x37, 0x80, 0x80), LINEAR, 3), 0x808080),
                Arguments.of("a broken profile", withProfile(plain(0x37, 0x80, 0x80), new byte[200], 1), 0x373737));
    }

    /** Ink is stored inverted, as Adobe's programs do. Without a profile nobody says which red red ink is. */
    @ParameterizedTest
    @MethodSource
    void makesLightOfInk(String name, byte[] jpeg, boolean red, boolean green, boolean blue)
            throws InterruptedException {
        int pixel = made(jpeg, Recipe.avatar()).getRGB(20, 20);

        assertThat(pixel >> 16 & 0xff).isBetween(red ? 0xb8 : 0, red ? 0xff : 0x60);
        assertThat(pixel >> 8 & 0xff).isBetween(green ? 0xb8 : 0, green ? 0xff : 0x60);
        assertThat(pixel & 0xff).isBetween(blue ? 0xb8 : 0, blue ? 0xff : 0x60);
    }

    static Stream<Arguments> makesLightOfInk() {
        return Stream.of(
                Arguments.of("CMYK without ink", adobe(plain(0xff, 0xff, 0xff, 0xff), 0), true, true, true),
                Arguments.of("CMYK red", adobe(plain(0xff, 0x00, 0x00, 0xff), 0), true, false, false),
                Arguments.of("CMYK black", adobe(plain(0xff, 0xff, 0xff, 0x00), 0), false, false, false),
                Arguments.of("YCCK without ink", adobe(plain(0x00, 0x80, 0x80, 0xff), 2), true, true, true),
                Arguments.of("YCCK red", adobe(plain(0xb3, 0xab, 0x00, 0xff), 2), true, false, false));
    }

    /** SOF11, lossless and arithmetic: no codec here knows it. */
    @Test
    void saysThatARareJpegIsRareAndNotBroken() throws InterruptedException {
        byte[] jpeg = plain(0x90);
        for (int at = 2; at < jpeg.length; at++) {
            if (jpeg[at - 1] == (byte) 0xff && jpeg[at] == (byte) 0xc0) {
                jpeg[at] = (byte) 0xcb;
                break;
            }
        }

        assertThat(transformer.transform(jpeg, Recipe.avatar()))
                .isEqualTo(new Refused(new Rejection.Undecodable(Defect.UNSUPPORTED)));
    }

    @Test
    void convertsAPngThatCarriesAProfile() throws InterruptedException {
        byte[] png = withChunk(SamplePictures.png(60, 60), chunk(LINEAR));

        BufferedImage image = made(png, Recipe.avatar().written(new OutputPolicy.AsSubmitted(85)));

        assertThat(image.getRGB(2, 2) & 0xff).isBetween(0x68, 0x74);
        assertThat(SamplePictures.TOP_LEFT & 0xff).isEqualTo(0x28);
    }

    @Test
    void convertsAWebpThatCarriesAProfile() throws InterruptedException {
        Assumptions.assumeTrue(NativeWebp.isAvailable(), "libwebp does not load here");
        BufferedImage dark = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 32 * 32; i++) {
            dark.setRGB(i % 32, i / 32, 0x373737);
        }
        byte[] plain = NativeWebp.encode(dark, 90);

        assertColour(made(plain, Recipe.avatar()), 9, 9, 0x373737);
        assertColour(made(withProfileInWebp(plain, 32), Recipe.avatar()), 9, 9, 0x808080);
    }

    private BufferedImage made(byte[] picture, Recipe recipe) throws InterruptedException {
        Made made = (Made) transformer.transform(picture, recipe);
        return Pictures.decoded(made.renditions().get(0).bytes());
    }

    private static byte[] withProfileInWebp(byte[] plain, int side) {
        ByteBuffer webp = ByteBuffer.allocate(plain.length + 18 + 8 + LINEAR.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("RIFF"))
                .putInt(plain.length + 18 + LINEAR.length)
                .put(ascii("WEBPVP8X"))
                .putInt(10)
                .putInt(0x20);
        webp.put(new byte[] {(byte) (side - 1), 0, 0, (byte) (side - 1), 0, 0});
        webp.put(ascii("ICCP")).putInt(LINEAR.length).put(LINEAR);
        return webp.put(plain, 12, plain.length - 12).array();
    }

    /** The PNG with the chunk between its header and what follows; nobody looks at the checksum. */
    private static byte[] withChunk(byte[] png, byte[] chunk) {
        int header = 8 + 25;
        return ByteBuffer.allocate(png.length + 12 + chunk.length)
                .put(png, 0, header)
                .putInt(chunk.length)
                .put(ascii("iCCP"))
                .put(chunk)
                .putInt(0)
                .put(png, header, png.length - header)
                .array();
    }

    private static byte[] chunk(byte[] profile) {
        Deflater deflater = new Deflater();
        deflater.setInput(profile);
        deflater.finish();
        byte[] deflated = new byte[profile.length + 100];
        int length = deflater.deflate(deflated);
        deflater.end();
        return ByteBuffer.allocate(6 + length)
                .put(ascii("name\0\0"))
                .put(deflated, 0, length)
                .array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
