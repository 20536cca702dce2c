package dev.visage.worker.picture;

import static dev.visage.worker.picture.Pictures.assertColour;
import static dev.visage.worker.picture.Pictures.assertCorners;
import static dev.visage.worker.picture.Pictures.assertUpright;
import static dev.visage.worker.picture.Pictures.decoded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.visage.contracts.picture.Defect;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.Rejection;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.contracts.recipe.Colour;
import dev.visage.contracts.recipe.OutputPolicy;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.contracts.recipe.Shape;
import dev.visage.contracts.recipe.Target;
import dev.visage.worker.picture.PictureResult.Encoded;
import dev.visage.worker.picture.PictureResult.Made;
import dev.visage.worker.picture.PictureResult.Refused;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** What every engine does. */
abstract class PictureEngineContract {

    private static final Colour PURPLE = Colour.valueOf("#a020c0");
    private static final long MAX_PIXELS = 2_000_000;

    private final Transformer transformer =
            transformer(Pictures.settings(MAX_PIXELS, 2 * MAX_PIXELS, Duration.ofSeconds(30)));

    abstract Transformer transformer(PictureSettings settings);

    @ParameterizedTest
    @EnumSource
    void cropsToTheCentreWhateverTheOrientation(Orientation orientation) {
        for (int[] sides : new int[][] {{641, 480}, {480, 641}, {500, 500}}) {
            List<Encoded> renditions =
                    made(SamplePictures.photograph(sides[0], sides[1], orientation), Recipe.avatar());

            int own = Math.min(sides[0], sides[1]);
            assertThat(renditions).extracting(Encoded::name).containsExactly("" + own, "400", "200", "96", "48");
            assertThat(renditions).allSatisfy(rendition -> {
                assertThat(rendition.format()).isEqualTo(PictureFormat.JPEG);
                assertThat(rendition.width()).isEqualTo(rendition.height());
                assertUpright(rendition);
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheUprightSidesWhateverTheOrientation(Orientation orientation) {
        List<Encoded> renditions = made(SamplePictures.photograph(1200, 500, orientation), Recipe.cover());

        assertThat(renditions).extracting(Encoded::width).containsExactly(1200, 960, 480);
        assertThat(renditions).extracting(Encoded::height).containsExactly(500, 400, 200);
        assertThat(renditions).allSatisfy(Pictures::assertUpright);
    }

    @ParameterizedTest
    @EnumSource
    void padsToASquareWhateverTheOrientation(Orientation orientation) {
        Recipe padding = Recipe.avatar().shaped(new Shape.PadSquare(PURPLE));
        List<Encoded> renditions = made(SamplePictures.photograph(600, 300, orientation), padding);

        assertThat(renditions).extracting(Encoded::name).containsExactly("600", "400", "200", "96", "48");
        assertThat(renditions).allSatisfy(rendition -> {
            BufferedImage image = decoded(rendition.bytes());
            int side = rendition.width();
            assertThat(image.getHeight()).isEqualTo(side);
            assertCorners(image, 0, side / 4, side, side / 2);
            assertColour(image, side / 2, side / 8, PURPLE.rgb());
            assertColour(image, side / 2, side - 1 - side / 8, PURPLE.rgb());
        });
    }

    @Test
    void makesThePicturesOwnSizeOfASmallOne() {
        assertThat(made(SamplePictures.photograph(300, 200, Orientation.TURN_LEFT), Recipe.avatar()))
                .extracting(Encoded::name)
                .containsExactly("200", "96", "48");
    }

    @Test
    void enlargesOnlyWhenAsked() {
        Recipe enlarging = new Recipe(
                new Shape.CropSquare(), List.of(Target.full(), Target.wide(700), Target.wide(96)), true, auto());

        List<Encoded> renditions = made(SamplePictures.photograph(300, 200, Orientation.TURN_RIGHT), enlarging);

        assertThat(renditions).extracting(Encoded::name).containsExactly("700", "full", "96");
        assertThat(renditions).extracting(Encoded::width).containsExactly(700, 200, 96);
        assertThat(renditions).allSatisfy(Pictures::assertUpright);
    }

    @Test
    void padsAnEnlargedPicture() {
        Recipe fixedCanvas = new Recipe(new Shape.PadSquare(Colour.WHITE), List.of(Target.wide(800)), true, auto());

        Encoded rendition = made(SamplePictures.photograph(200, 100, Orientation.UPRIGHT), fixedCanvas)
                .get(0);

        assertThat(rendition.width()).isEqualTo(800);
        assertCorners(decoded(rendition.bytes()), 0, 200, 800, 400);
        assertColour(decoded(rendition.bytes()), 400, 100, 0xffffff);
    }

    @Test
    void writesPngWhereSomethingIsTransparent() {
        for (byte[] picture :
                List.of(SamplePictures.transparent(500, 400), SamplePictures.transparentPalette(500, 400))) {
            assertThat(made(picture, Recipe.avatar())).hasSize(4).allSatisfy(rendition -> {
                assertThat(rendition.format()).isEqualTo(PictureFormat.PNG);
                assertThat(decoded(rendition.bytes()).getRGB(0, 0) >>> 24).isZero();
            });
        }
    }

    @Test
    void keepsTheColoursOfATransparentPalette() {
        BufferedImage image = decoded(made(SamplePictures.transparentPalette(500, 400), Recipe.avatar())
                .get(1)
                .bytes());

        assertColour(image, image.getWidth() - 10, 20, 0xd02020);
        assertThat(image.getRGB(image.getWidth() - 10, 20) >>> 24).isEqualTo(255);
    }

    @Test
    void writesJpegOfAnOpaquePngUnlessItIsToStayAsSubmitted() {
        byte[] png = SamplePictures.png(300, 300);
        Recipe asSubmitted = Recipe.avatar().written(new OutputPolicy.AsSubmitted(85));

        assertThat(made(png, Recipe.avatar())).extracting(Encoded::format).containsOnly(PictureFormat.JPEG);
        assertThat(made(png, asSubmitted)).extracting(Encoded::format).containsOnly(PictureFormat.PNG);
        assertThat(made(SamplePictures.photograph(300, 300, Orientation.UPRIGHT), asSubmitted))
                .extracting(Encoded::format)
                .containsOnly(PictureFormat.JPEG);
    }

    @Test
    void writesWebpWhereItIsWantedAndCanBeWritten() {
        Recipe webp = Recipe.avatar().written(new OutputPolicy.WebP(80));
        boolean written = Encoder.writesWebp();

        assertThat(made(SamplePictures.transparent(500, 400), webp))
                .extracting(Encoded::format)
                .containsOnly(written ? PictureFormat.WEBP : PictureFormat.PNG);
        assertThat(made(SamplePictures.photograph(500, 400, Orientation.UPRIGHT), webp))
                .extracting(Encoded::format)
                .containsOnly(written ? PictureFormat.WEBP : PictureFormat.JPEG);
    }

    @Test
    void putsTransparentPlacesOnTheBackgroundWhereJpegIsWanted() {
        Recipe jpeg = Recipe.avatar().written(new OutputPolicy.Jpeg(90, PURPLE));

        assertThat(made(SamplePictures.transparent(500, 400), jpeg)).allSatisfy(rendition -> {
            assertThat(rendition.format()).isEqualTo(PictureFormat.JPEG);
            assertColour(decoded(rendition.bytes()), 1, 1, PURPLE.rgb());
        });
    }

    @Test
    void putsTransparentPlacesOnThePadding() {
        Recipe padding = Recipe.avatar().shaped(new Shape.PadSquare(PURPLE));

        assertThat(made(SamplePictures.transparent(400, 300), padding)).allSatisfy(rendition -> {
            assertThat(rendition.format()).isEqualTo(PictureFormat.JPEG);
            assertColour(decoded(rendition.bytes()), rendition.width() / 8, rendition.width() / 4, PURPLE.rgb());
        });
    }

    @Test
    void takesGifs() {
        assertThat(made(SamplePictures.gif(320, 240), Recipe.avatar()))
                .extracting(Encoded::format)
                .containsOnly(PictureFormat.JPEG);
    }

    @Test
    void leavesMetadataBehind() {
        byte[] photograph = SamplePictures.photograph(400, 300, Orientation.TURN_RIGHT);

        assertThat(made(photograph, Recipe.avatar().withFull()))
                .allSatisfy(rendition -> assertThat(new String(rendition.bytes(), StandardCharsets.ISO_8859_1))
                        .doesNotContain("Exif", SamplePictures.SECRET, "ICC_PROFILE", "http://ns.adobe.com"));
    }

    @Test
    void refusesBombsByTheirHeaders() {
        assertThat(refused(SamplePictures.pngClaiming(65_535, 65_535)))
                .isEqualTo(new Rejection.TooManyPixels(MAX_PIXELS, 65_535, 65_535));
        assertThat(refused(SamplePictures.jpegClaiming(20_000, 14_000)))
                .isEqualTo(new Rejection.TooManyPixels(MAX_PIXELS, 20_000, 14_000));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.9, 0.999})
    void refusesTruncatedPictures(double keep) {
        for (byte[] picture : List.of(
                SamplePictures.photograph(400, 600, Orientation.UPRIGHT),
                SamplePictures.photograph(400, 300, Orientation.TURN_RIGHT),
                SamplePictures.png(200, 200),
                SamplePictures.gif(300, 300),
                SamplePictures.animation(90, 60, 4))) {
            assertThat(refused(SamplePictures.truncated(picture, keep)))
                    .isEqualTo(new Rejection.Undecodable(Defect.TRUNCATED));
        }
    }

    @Test
    void refusesAJpegThatBreaksOffInTheMiddleAndEndsAsItShould() {
        byte[] photograph = SamplePictures.photograph(400, 300, Orientation.UPRIGHT);
        byte[] cut = Arrays.copyOf(photograph, photograph.length / 2);
        cut[cut.length - 2] = (byte) 0xff;
        cut[cut.length - 1] = (byte) 0xd9;

        assertThat(refused(cut)).isEqualTo(new Rejection.Undecodable(Defect.TRUNCATED));
    }

    @Test
    void refusesHeadersWithoutPixels() {
        assertThat(refused(SamplePictures.pngClaiming(10, 10))).isInstanceOf(Rejection.Undecodable.class);
        assertThat(refused(SamplePictures.jpegClaiming(10, 10))).isInstanceOf(Rejection.Undecodable.class);
    }

    @Test
    void refusesWhatIsNoPicture() {
        assertThat(refused(new byte[0])).isEqualTo(new Rejection.Empty());
        assertThat(refused("<!doctype html>".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Rejection.NotAPicture("text/html"));
        assertThat(refused(SamplePictures.heic())).isEqualTo(new Rejection.UnsupportedFormat("image/heic"));
    }

    @Test
    void refusesAnAnimationWithTooManyPixelsInAllItsFramesIfTheyAreKept() {
        byte[] animation = SamplePictures.animation(700, 500, 6);

        assertThat(result(animation, Recipe.avatar().withFull().written(new OutputPolicy.AsSubmitted(85))))
                .isEqualTo(new Refused(new Rejection.TooManyPixels(MAX_PIXELS, 700, 500, 2_100_000L)));
        assertThat(made(animation, Recipe.avatar().withFull())).hasSize(5);
        assertThat(made(animation, Recipe.avatar().written(new OutputPolicy.AsSubmitted(85))))
                .hasSize(5);
    }

    @Test
    void refusesAnAnimationWithTooManyFramesIfTheyAreKept() {
        byte[] animation = SamplePictures.animation(4, 3, 1_001);

        assertThat(result(animation, Recipe.avatar().withFull().written(new OutputPolicy.AsSubmitted(85))))
                .isEqualTo(new Refused(new Rejection.TooManyFrames(1_000, 1_001)));
        assertThat(made(animation, Recipe.avatar())).hasSize(1);
    }

    @Test
    void refusesSidesThatAreTooLong() {
        assertThat(refused(SamplePictures.jpegClaiming(65_501, 1)))
                .isEqualTo(new Rejection.SideTooLong(65_500, 65_501, 1));
    }

    @Test
    void refusesMoreBytesThanItTakes() {
        Transformer small = transformer(new PictureSettings(
                DataSize.ofBytes(3_000), MAX_PIXELS, 65_500, 1_000, MAX_PIXELS, Duration.ofSeconds(30), 0));
        byte[] photograph = SamplePictures.photograph(400, 300, Orientation.UPRIGHT);

        assertThat(result(small, photograph, Recipe.avatar()))
                .isEqualTo(new Refused(new Rejection.TooManyBytes(3_000, (long) photograph.length)));
        assertThat(small.refusal(3_000)).isEmpty();
        assertThat(small.refusal(3_001)).contains(new Rejection.TooManyBytes(3_000, 3_001L));
    }

    @Test
    void givesUpOnAPictureThatTakesTooLongAndNamesTheLimit() {
        Transformer hasty = transformer(Pictures.settings(MAX_PIXELS, MAX_PIXELS, Duration.ofNanos(1)));
        Recipe kept = Recipe.avatar().withFull().written(new OutputPolicy.AsSubmitted(85));

        for (byte[] picture : List.of(
                SamplePictures.photograph(400, 300, Orientation.UPRIGHT),
                SamplePictures.transparent(400, 300),
                SamplePictures.gif(400, 300),
                SamplePictures.animation(40, 30, 4))) {
            assertThat(result(hasty, picture, kept))
                    .isEqualTo(new Refused(Rejection.Undecodable.tooSlow(Duration.ofNanos(1))));
        }
    }

    @Test
    void worksAloneOnAPictureLargerThanTheWholeBudget() {
        Transformer narrow = transformer(Pictures.settings(MAX_PIXELS, 1, Duration.ofSeconds(30)));

        assertThat(result(narrow, SamplePictures.photograph(400, 300, Orientation.UPRIGHT), Recipe.avatar()))
                .isInstanceOf(Made.class);
        assertThat(narrow.permitsTaken()).isZero();
    }

    @Test
    void tellsHowThePictureLooks() {
        Made made = (Made) result(SamplePictures.transparentPalette(500, 400), Recipe.avatar());
        Made cover = (Made) result(SamplePictures.photograph(1200, 500, Orientation.TURN_RIGHT), Recipe.cover());
        Made padded = (Made) result(
                SamplePictures.photograph(600, 100, Orientation.TURN_LEFT),
                Recipe.avatar().shaped(new Shape.PadSquare(PURPLE)));
        Made animation = (Made) result(
                SamplePictures.animation(90, 60, 3),
                new Recipe(new Shape.Keep(), List.of(Target.full()), false, new OutputPolicy.AsSubmitted(85)));

        assertThat(made.look().blurHash()).hasSize(36);
        assertThat(made.look().dominantColour())
                .satisfiesAnyOf(
                        colour -> assertAbout(colour, Colour.WHITE),
                        colour -> assertAbout(colour, Colour.valueOf("#d02020")));
        assertThat(cover.look().blurHash()).hasSize(28).startsWith("L");
        assertThat(padded.look().blurHash()).hasSize(36);
        assertAbout(padded.look().dominantColour(), PURPLE);
        assertThat(animation.look().blurHash()).hasSize(28);
    }

    @Test
    void makesOrRefusesWhateverIsDamaged() {
        Random random = new Random(42);
        List<byte[]> samples = List.of(
                SamplePictures.photograph(64, 48, Orientation.TURN_RIGHT),
                SamplePictures.transparent(20, 30),
                SamplePictures.transparentPalette(20, 30),
                SamplePictures.gif(20, 20),
                SamplePictures.animation(20, 15, 3));
        Recipe recipe = Recipe.avatar().withFull().written(new OutputPolicy.AsSubmitted(85));
        for (int i = 0; i < 3_000; i++) {
            byte[] damaged = samples.get(i % samples.size()).clone();
            for (int changes = random.nextInt(6); changes >= 0; changes--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            assertThat(result(damaged, recipe)).as("mutant %d", i).isNotNull();
        }
    }

    private List<Encoded> made(byte[] picture, Recipe recipe) {
        PictureResult result = result(picture, recipe);
        assertThat(result).isInstanceOf(Made.class);
        return ((Made) result).renditions();
    }

    private Rejection refused(byte[] picture) {
        PictureResult result = result(picture, Recipe.avatar());
        assertThat(result).isInstanceOf(Refused.class);
        return ((Refused) result).rejection();
    }

    private PictureResult result(byte[] picture, Recipe recipe) {
        return result(transformer, picture, recipe);
    }

    private static PictureResult result(Transformer transformer, byte[] picture, Recipe recipe) {
        try {
            return transformer.transform(picture, recipe);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static void assertAbout(Colour found, Colour expected) {
        for (int shift : new int[] {16, 8, 0}) {
            assertThat(found.rgb() >> shift & 0xff).isCloseTo(expected.rgb() >> shift & 0xff, within(8));
        }
    }

    private static OutputPolicy auto() {
        return new OutputPolicy.Auto(85);
    }
}
