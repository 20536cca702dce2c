package dev.visage.contracts.picture;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.picture.Inspection.Accepted;
import dev.visage.contracts.picture.Inspection.Refused;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.contracts.recipe.Crop;
import dev.visage.contracts.recipe.OutputPolicy;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.contracts.recipe.Shape;
import dev.visage.contracts.recipe.Target;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureInspectorTest {

    private static final long LIMIT = 50_000_000;

    private final PictureInspector inspector = new PictureInspector(PictureLimits.USUAL);

    @ParameterizedTest
    @EnumSource
    void readsStoredAndUprightSidesForEveryOrientation(Orientation orientation) {
        PictureHeader header = accepted(SamplePictures.photograph(120, 80, orientation));

        assertThat(header.format()).isEqualTo(PictureFormat.JPEG);
        assertThat(header.orientation()).isEqualTo(orientation);
        assertThat(header.uprightWidth()).isEqualTo(120);
        assertThat(header.uprightHeight()).isEqualTo(80);
        assertThat(header.width()).isEqualTo(orientation.swapsSides() ? 80 : 120);
    }

    @ParameterizedTest
    @EnumSource
    void findsTheOrientationInTheChunksOfPngAndWebp(Orientation orientation) {
        byte[] png = SamplePictures.png(12, 8);
        byte[] webp = WebpHeaders.extended(12, 8, 0x08);
        byte[] exif = ExifChunks.tiff(orientation);
        byte[] asInJpeg = ExifChunks.asInJpeg(exif);

        assertThat(List.of(
                        ExifChunks.behindHeader(png, exif),
                        ExifChunks.behindPixels(png, exif),
                        ExifChunks.behind(webp, exif),
                        ExifChunks.behind(webp, asInJpeg)))
                .allSatisfy(
                        picture -> assertThat(accepted(picture).orientation()).isEqualTo(orientation));
    }

    @Test
    void takesNoOrientationWhereTheFormatHasNone() {
        byte[] exif = ExifChunks.tiff(Orientation.TURN_LEFT);
        byte[] png = ExifChunks.behindHeader(SamplePictures.png(12, 8), exif);

        assertThat(List.of(
                        ExifChunks.behind(WebpHeaders.extended(12, 8, 0), exif),
                        ExifChunks.behind(WebpHeaders.lossy(12, 8), exif),
                        Arrays.copyOf(png, 8 + 25 + 8 + exif.length - 1),
                        ExifChunks.behindHeader(SamplePictures.png(12, 8), Arrays.copyOf(exif, 7))))
                .allSatisfy(
                        picture -> assertThat(accepted(picture).orientation()).isEqualTo(Orientation.UPRIGHT));
    }

    static Stream<Arguments> readsTheDimensionsOfEveryFormat() {
        return Stream.of(
                Arguments.of(SamplePictures.transparent(31, 17), PictureFormat.PNG, 31, 17),
                Arguments.of(SamplePictures.transparentPalette(9, 8), PictureFormat.PNG, 9, 8),
                Arguments.of(SamplePictures.gif(300, 2), PictureFormat.GIF, 300, 2),
                Arguments.of(WebpHeaders.lossy(4000, 3000), PictureFormat.WEBP, 4000, 3000),
                Arguments.of(WebpHeaders.lossless(1, 1), PictureFormat.WEBP, 1, 1),
                Arguments.of(WebpHeaders.lossless(16_384, 3), PictureFormat.WEBP, 16_384, 3),
                Arguments.of(WebpHeaders.extended(65_500, 600), PictureFormat.WEBP, 65_500, 600));
    }

    @ParameterizedTest
    @MethodSource
    void readsTheDimensionsOfEveryFormat(byte[] picture, PictureFormat format, int width, int height) {
        assertThat(accepted(picture)).isEqualTo(new PictureHeader(format, width, height, Orientation.UPRIGHT));
    }

    @Test
    void takesAsManyPixelsAsTheLimitAndNotOneMore() {
        assertThat(accepted(SamplePictures.pngClaiming(10_000, 5_000)).pixels()).isEqualTo(LIMIT);
        assertThat(refused(SamplePictures.pngClaiming(10_000, 5_001)))
                .isEqualTo(new Rejection.TooManyPixels(LIMIT, 10_000, 5_001));
        assertThat(refused(SamplePictures.jpegClaiming(65_535, 65_535)))
                .isEqualTo(new Rejection.TooManyPixels(LIMIT, 65_535, 65_535));
        assertThat(refused(SamplePictures.pngClaiming(Integer.MAX_VALUE, Integer.MAX_VALUE)))
                .isEqualTo(new Rejection.TooManyPixels(LIMIT, Integer.MAX_VALUE, Integer.MAX_VALUE));
    }

    @Test
    void takesSidesAsLongAsTheLimitAndNotOnePixelMore() {
        assertThat(accepted(SamplePictures.jpegClaiming(65_500, 1)).width()).isEqualTo(65_500);
        assertThat(refused(SamplePictures.jpegClaiming(65_501, 1)))
                .isEqualTo(new Rejection.SideTooLong(65_500, 65_501, 1));
        assertThat(refused(SamplePictures.pngClaiming(3, 10_000_000)))
                .isEqualTo(new Rejection.SideTooLong(65_500, 3, 10_000_000));
    }

    @Test
    void countsFramesOnlyWhereTheyAreKept() {
        PictureInspector threeFrames = new PictureInspector(new PictureLimits(LIMIT, 65_500, 3));

        assertThat(threeFrames.inspect(SamplePictures.animation(40, 30, 3), true))
                .isInstanceOf(Accepted.class);
        assertThat(threeFrames.inspect(SamplePictures.animation(40, 30, 4), true))
                .isEqualTo(new Refused(new Rejection.TooManyFrames(3, 4)));
        assertThat(threeFrames.inspect(SamplePictures.animation(40, 30, 4))).isInstanceOf(Accepted.class);
    }

    @Test
    void sumsThePixelsOfAllFramesOnlyWhereTheyAreKept() {
        byte[] animation = SamplePictures.animation(40, 30, 4);

        assertThat(upTo(4_800).inspect(animation, true)).isInstanceOf(Accepted.class);
        assertThat(upTo(4_799).inspect(animation, true))
                .isEqualTo(new Refused(new Rejection.TooManyPixels(4_799, 40, 30, 4_800L)));
        assertThat(upTo(4_799).inspect(animation)).isInstanceOf(Accepted.class);
    }

    @Test
    void refusesAnAnimationThatEndsBeforeItsTrailerWhereItsFramesAreKept() {
        byte[] animation = SamplePictures.animation(40, 30, 4);

        for (int length = 13; length < animation.length; length++) {
            assertThat(inspector.inspect(Arrays.copyOf(animation, length), true))
                    .isEqualTo(new Refused(new Rejection.Undecodable(Defect.TRUNCATED)));
        }
    }

    @Test
    void callsAnAnimationWithoutFramesOrWithAnUnknownBlockCorrupt() {
        byte[] empty = Arrays.copyOf(ascii("GIF89a\12\0\12\0\0\0\0;"), 14);
        byte[] odd = Arrays.copyOf(ascii("GIF89a\12\0\12\0\0\0\0?"), 14);

        assertThat(List.of(inspector.inspect(empty, true), inspector.inspect(odd, true)))
                .containsOnly(new Refused(new Rejection.Undecodable(Defect.CORRUPT)));
    }

    @Test
    void saysOfEachLimitWhatItIsAndWhatWasFound() {
        assertThat(new Rejection.TooManyPixels(50_000_000, 7_073, 7_072).sentence())
                .isEqualTo("The picture has 50.1 megapixels (7073 x 7072); the limit is 50.0.");
        assertThat(new Rejection.TooManyPixels(250_000, 640, 400).sentence())
                .isEqualTo("The picture has 0.3 megapixels (640 x 400); the limit is 0.2.");
        assertThat(new Rejection.SideTooLong(65_500, 70_000, 3).sentence())
                .isEqualTo("The picture is 70000 x 3 pixels; the limit of a side is 65500.");
        assertThat(new Rejection.TooManyFrames(1_000, 1_200).sentence())
                .isEqualTo("The picture has 1200 frames; the limit is 1000.");
        assertThat(new Rejection.TooManyScans(50, 812).sentence())
                .isEqualTo("The picture has 812 scans; the limit for its size is 50.");
        assertThat(Rejection.Undecodable.tooSlow(Duration.ofSeconds(10)).sentence())
                .isEqualTo("The picture takes longer to decode than the limit of 10.0 seconds.");
        assertThat(new Rejection.UnsupportedFormat("image/avif").sentence())
                .isEqualTo("JPEG, PNG, GIF or WebP expected; image/avif is not taken.");
    }

    @ParameterizedTest
    @CsvSource({
        "heic, mif1 heic, image/heic",
        "mif1, mif1 heic, image/heic",
        "mif1, mif1 miaf avif, image/avif",
        "msf1, msf1 hevc, image/heic",
        "msf1, avis msf1, image/avif",
        "mif1, heic avif, image/heic",
        "avif, mif1 heic, image/avif",
        "mif1, mif1 miaf, image/heif",
        "'jxl ', 'jxl ', image/jxl"
    })
    void tellsPicturesOfIsoFilesByAllTheirBrands(String major, String compatible, String mediaType) {
        byte[] brands = ascii(compatible.equals("jxl ") ? compatible : compatible.replace(" ", ""));
        byte[] file = ByteBuffer.allocate(16 + brands.length)
                .putInt(16 + brands.length)
                .put(ascii("ftyp" + major))
                .putInt(0)
                .put(brands)
                .array();

        assertThat(refused(file)).isEqualTo(new Rejection.UnsupportedFormat(mediaType));
    }

    @Test
    void callsAFilmNoPictureWhateverFollowsItsBrands() {
        assertThat(refused(ascii("\0\0\0\24ftypisom\0\0\0\0mp42avif")))
                .isEqualTo(new Rejection.NotAPicture("video/mp4"));
    }

    @Test
    void callsAPictureWithoutPixelsCorrupt() {
        assertThat(List.of(
                        refused(SamplePictures.pngClaiming(0, 5)),
                        refused(SamplePictures.pngClaiming(5, -1)),
                        refused(SamplePictures.jpegClaiming(0, 5)),
                        refused(WebpHeaders.lossy(0, 5))))
                .containsOnly(new Rejection.Undecodable(Defect.CORRUPT));
    }

    static Stream<Arguments> namesWhatIsNotTaken() {
        return Stream.of(
                Arguments.of(SamplePictures.heic(), new Rejection.UnsupportedFormat("image/heic")),
                Arguments.of(SamplePictures.avif(), new Rejection.UnsupportedFormat("image/avif")),
                Arguments.of(ascii("BM\0\0\0\0\0\0\0\0"), new Rejection.UnsupportedFormat("image/bmp")),
                Arguments.of(ascii("II*\0\10\0\0\0"), new Rejection.UnsupportedFormat("image/tiff")),
                Arguments.of(ascii("MM\0*\0\0\0\10"), new Rejection.UnsupportedFormat("image/tiff")),
                Arguments.of(ascii("<?xml version='1.0'?><svg/>"), new Rejection.UnsupportedFormat("image/svg+xml")),
                Arguments.of(ascii("%PDF-1.7"), new Rejection.NotAPicture("application/pdf")),
                Arguments.of(ascii("\n<!DOCTYPE html><title>"), new Rejection.NotAPicture("text/html")),
                Arguments.of("Grüße".getBytes(UTF_8), new Rejection.NotAPicture("text/plain")),
                Arguments.of(new byte[] {1, 2, 3, 4, 5, 6, 7}, new Rejection.NotAPicture(null)),
                Arguments.of(new byte[0], new Rejection.Empty()));
    }

    @ParameterizedTest
    @MethodSource
    void namesWhatIsNotTaken(byte[] bytes, Rejection expected) {
        assertThat(refused(bytes)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 11, 60, 200})
    void callsAJpegThatEndsBeforeItsFrameHeaderTruncated(int length) {
        byte[] start = Arrays.copyOf(SamplePictures.photograph(64, 48, Orientation.TURN_LEFT), length);

        assertThat(refused(start)).isEqualTo(new Rejection.Undecodable(Defect.TRUNCATED));
    }

    @Test
    void refusesEveryStartOfEverySampleWithoutFailing() {
        samples().forEach(sample -> {
            for (int length = 0; length < Math.min(sample.length, 600); length++) {
                assertThat(inspector.inspect(Arrays.copyOf(sample, length), true))
                        .isNotNull();
            }
        });
    }

    @Test
    void neverFailsOnDamagedHeaders() {
        Random random = new Random(20_261_121);
        List<byte[]> samples = samples().toList();
        for (int i = 0; i < 20_000; i++) {
            byte[] sample = samples.get(i % samples.size());
            byte[] damaged = Arrays.copyOf(sample, 1 + random.nextInt(Math.min(sample.length, 900)));
            for (int changes = random.nextInt(8); changes >= 0; changes--) {
                damaged[random.nextInt(Math.min(damaged.length, 120))] = (byte) random.nextInt(256);
            }
            assertThat(inspector.inspect(damaged, true)).as("mutant %d", i).isNotNull();
        }
    }

    @Test
    void refusesToCropOutsideOfTheUprightPicture() {
        Recipe recipe = Recipe.avatar().shaped(new Shape.Keep(new Crop(3000, 0, 9, 9)));

        assertThat(inspector.refusal(new PictureHeader(PictureFormat.JPEG, 4000, 3000, Orientation.UPRIGHT), recipe))
                .isEmpty();
        assertThat(inspector.refusal(new PictureHeader(PictureFormat.JPEG, 4000, 3000, Orientation.TURN_LEFT), recipe))
                .map(Rejection::sentence)
                .contains("The crop rectangle 3000,0,9,9 lies outside of the picture, which is 3000 x 4000 pixels.");
    }

    @Test
    void refusesRenditionsWithMoreThanTwiceThePixelsOfAPicture() {
        PictureHeader small = new PictureHeader(PictureFormat.PNG, 10, 10, Orientation.UPRIGHT);
        List<Target> most = List.of(Target.full(), Target.wide(7_000), Target.wide(7_000 - 1), Target.wide(1_419));
        List<Target> more = List.of(Target.wide(7_000), Target.wide(7_000 - 1), Target.wide(1_420));
        OutputPolicy auto = new OutputPolicy.Auto(85);

        assertThat(inspector.refusal(small, new Recipe(new Shape.CropSquare(), most, true, auto)))
                .isEmpty();
        assertThat(inspector.refusal(small, new Recipe(new Shape.CropSquare(), more, false, auto)))
                .isEmpty();
        assertThat(inspector.refusal(small, new Recipe(new Shape.CropSquare(), more, true, auto)))
                .map(Rejection::sentence)
                .contains("The sizes asked for have 100.1 megapixels together; the limit is 100.0.");
    }

    private static Stream<byte[]> samples() {
        return Stream.of(
                SamplePictures.photograph(64, 48, Orientation.TURN_RIGHT),
                SamplePictures.transparent(20, 20),
                SamplePictures.gif(20, 20),
                SamplePictures.animation(20, 15, 3),
                WebpHeaders.lossy(20, 20),
                WebpHeaders.lossless(20, 20),
                WebpHeaders.extended(20, 20),
                ExifChunks.behind(WebpHeaders.extended(20, 20, 0x08), ExifChunks.tiff(Orientation.TURN_LEFT)),
                ExifChunks.behindHeader(SamplePictures.png(20, 20), ExifChunks.tiff(Orientation.TURN_LEFT)),
                SamplePictures.heic(),
                ascii("<?xml version='1.0'?><svg/>"));
    }

    private static PictureInspector upTo(long pixels) {
        return new PictureInspector(new PictureLimits(pixels, 65_500, 1_000));
    }

    private PictureHeader accepted(byte[] picture) {
        Inspection inspection = inspector.inspect(picture);
        assertThat(inspection).isInstanceOf(Accepted.class);
        return ((Accepted) inspection).header();
    }

    private Rejection refused(byte[] bytes) {
        Inspection inspection = inspector.inspect(bytes);
        assertThat(inspection).isInstanceOf(Refused.class);
        return ((Refused) inspection).rejection();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
