package dev.visage.worker.picture;

import static dev.visage.worker.picture.Pictures.assertColour;
import static dev.visage.worker.picture.Pictures.decoded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.picture.EngineName;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.PictureHeader;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.contracts.recipe.Colour;
import dev.visage.contracts.recipe.OutputPolicy;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.contracts.recipe.Shape;
import dev.visage.contracts.recipe.Target;
import dev.visage.worker.codec.colour.IccProfiles;
import dev.visage.worker.codec.colour.RgbProfile;
import dev.visage.worker.codec.jpeg.JpegEncoder;
import dev.visage.worker.codec.jpeg.RelabelledJpegs;
import dev.visage.worker.codec.turbo.Sampling;
import dev.visage.worker.codec.turbo.TurboCodec;
import dev.visage.worker.codec.turbo.TurboSamples;
import dev.visage.worker.lane.Lane;
import dev.visage.worker.picture.PictureResult.Encoded;
import dev.visage.worker.picture.PictureResult.Made;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TurboEngineTest {

    private static final PictureSettings SETTINGS = Pictures.settings(50_000_000, 100_000_000, Duration.ofSeconds(30));
    private static final List<Recipe> RECIPES = List.of(
            Recipe.avatar(),
            Recipe.cover().withFull(),
            Recipe.avatar().withWhole(),
            Recipe.avatar()
                    .shaped(new Shape.PadSquare(Colour.valueOf("#a020c0")))
                    .enlarging(),
            new Recipe(
                    new Shape.CropSquare(),
                    List.of(Target.wide(333), Target.wide(47)),
                    true,
                    new OutputPolicy.Auto(85)));

    private final Transformer turbo = Turbo.transformer(SETTINGS);
    private final Transformer portable = new Transformer(SETTINGS, List.of(new PortableEngine(JpegEncoder.NONE)));

    @ParameterizedTest
    @EnumSource
    void makesPhotographsThatLookLikeThePortableEngines(Orientation orientation) {
        for (int[] sides : new int[][] {{641, 480}, {333, 517}, {1500, 1301}, {3000, 70}}) {
            byte[] photograph = SamplePictures.photograph(sides[0], sides[1], orientation);
            for (Recipe recipe : RECIPES) {
                assertAlike(photograph, recipe);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesEverySampling(Sampling sampling) {
        BufferedImage drawn = decoded(SamplePictures.photograph(801, 603, Orientation.UPRIGHT));
        byte[] jpeg = TurboSamples.jpeg(Turbo.codec().library(), drawn, sampling);
        for (Recipe recipe : RECIPES) {
            assertAlike(jpeg, recipe);
        }
    }

    @Test
    void keepsGrayGray() {
        BufferedImage drawn = decoded(SamplePictures.photograph(300, 200, Orientation.UPRIGHT));
        byte[] gray = TurboSamples.jpeg(Turbo.codec().library(), drawn, Sampling.GRAY);

        assertThat(made(turbo, gray, Recipe.avatar()).renditions())
                .allSatisfy(each -> assertThat(decoded(each.bytes()).getRaster().getNumBands())
                        .isEqualTo(1));
        assertThat(decoded(made(turbo, gray, RECIPES.get(3)).renditions().get(0).bytes())
                        .getRaster()
                        .getNumBands())
                .isEqualTo(3);
    }

    @Test
    void decodesNoMoreThanItNeeds() {
        Plan avatar = plan(4000, 3000, Recipe.avatar());
        assertThat(TurboEngine.eighths(source(4000, 3000), avatar)).isEqualTo(4);
        assertThat(TurboEngine.eighths(source(1600, 1200), plan(1600, 1200, Recipe.avatar())))
                .isEqualTo(8);
        assertThat(TurboEngine.eighths(source(8000, 6000), plan(8000, 6000, Recipe.avatar())))
                .isEqualTo(2);
        assertThat(TurboEngine.eighths(source(12000, 11000), plan(12000, 11000, Recipe.avatar())))
                .isEqualTo(1);
        assertThat(TurboEngine.eighths(
                        source(4000, 3000), plan(4000, 3000, Recipe.avatar().withFull())))
                .isEqualTo(8);
    }

    @ParameterizedTest
    @EnumSource
    void convertsProfilesOfCurvesAndAMatrix(Orientation orientation) {
        byte[] photograph = SamplePictures.photograph(801, 603, orientation);
        for (byte[] profile : List.of(IccProfiles.displayP3(), IccProfiles.adobeRgb())) {
            byte[] tagged = RelabelledJpegs.withProfile(photograph, profile);

            Made made = made(turbo, tagged, Recipe.avatar());

            assertThat(made.engine()).isEqualTo(EngineName.TURBO);
            BufferedImage image = decoded(made.renditions().get(0).bytes());
            int side = image.getWidth();
            assertColour(image, side / 12, side / 12, converted(profile, SamplePictures.TOP_LEFT));
            assertColour(image, side - side / 12, side / 12, converted(profile, SamplePictures.TOP_RIGHT));
            assertColour(image, side / 12, side - side / 12, converted(profile, SamplePictures.BOTTOM_LEFT));
        }
    }

    private static int converted(byte[] icc, int rgb) {
        return RgbProfile.of(icc).orElseThrow().toSrgb(rgb);
    }

    @Test
    void ignoresProfilesOfSrgb() {
        byte[] photograph = SamplePictures.photograph(400, 300, Orientation.UPRIGHT);

        Made tagged = made(turbo, RelabelledJpegs.withProfile(photograph, IccProfiles.sRgb()), Recipe.avatar());

        assertThat(tagged.engine()).isEqualTo(EngineName.TURBO);
        assertThat(tagged.renditions().get(0).bytes())
                .isEqualTo(made(turbo, photograph, Recipe.avatar())
                        .renditions()
                        .get(0)
                        .bytes());
    }

    @Test
    void saysWhyItLeavesAPictureToThePortableEngine() {
        byte[] photograph = SamplePictures.photograph(400, 300, Orientation.UPRIGHT);

        assertThat(detour(SamplePictures.gif(40, 30), PictureFormat.GIF)).isEqualTo(Detour.NOT_JPEG);
        assertThat(detour(RelabelledJpegs.withComponents(photograph, 4), PictureFormat.JPEG))
                .isEqualTo(Detour.COLOUR_MODEL);
        assertThat(detour(RelabelledJpegs.withPrecision(photograph, 12), PictureFormat.JPEG))
                .isEqualTo(Detour.COLOUR_MODEL);
        assertThat(detour(RelabelledJpegs.asRgb(photograph), PictureFormat.JPEG))
                .isEqualTo(Detour.COLOUR_MODEL);
        assertThat(detour(RelabelledJpegs.withSampling(photograph, 0x31), PictureFormat.JPEG))
                .isEqualTo(Detour.SAMPLING);
        assertThat(detour(RelabelledJpegs.withProfile(photograph, IccProfiles.withTable()), PictureFormat.JPEG))
                .isEqualTo(Detour.COLOUR_PROFILE);
        assertThat(made(portable, photograph, Recipe.avatar()).detour()).isEqualTo(Detour.LIBRARY_MISSING);
    }

    @Test
    void leavesThePictureToThePortableEngineWhenTheLibraryFails() {
        byte[] photograph = SamplePictures.photograph(400, 300, Orientation.TURN_LEFT);
        for (String function : Set.of(
                "tjInitDecompress",
                "tjInitCompress",
                "tjDecompressHeader3",
                "tjDecompressToYUVPlanes",
                "tjCompressFromYUVPlanes")) {
            TurboCodec failing =
                    new TurboCodec(TurboSamples.failing(Turbo.codec().library(), Set.of(function)));
            Transformer transformer =
                    new Transformer(SETTINGS, List.of(new TurboEngine(failing), new PortableEngine(failing)));

            Made made = made(transformer, photograph, Recipe.avatar());

            assertThat(made.engine()).isEqualTo(EngineName.PORTABLE);
            assertThat(made.detour()).isEqualTo(Detour.LIBRARY_FAILED);
            assertThat(made.renditions()).allSatisfy(Pictures::assertUpright);
        }
    }

    @Test
    void makesTheSameInSeveralThreads() throws InterruptedException, ExecutionException {
        List<byte[]> photographs = List.of(
                SamplePictures.photograph(1300, 1200, Orientation.TURN_LEFT),
                SamplePictures.photograph(500, 700, Orientation.UPRIGHT));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Made>> results = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                byte[] photograph = photographs.get(i % 2);
                results.add(threads.submit(() -> made(turbo, photograph, Recipe.avatar())));
            }
            for (int i = 0; i < results.size(); i++) {
                Made made = results.get(i).get();
                Made expected = results.get(i % 2).get();
                for (int k = 0; k < made.renditions().size(); k++) {
                    assertThat(made.renditions().get(k).bytes())
                            .isEqualTo(expected.renditions().get(k).bytes());
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void assertAlike(byte[] picture, Recipe recipe) {
        Made made = made(turbo, picture, recipe);
        Made other = made(portable, picture, recipe);
        assertThat(made.engine()).isEqualTo(EngineName.TURBO);
        assertThat(made.detour()).isNull();
        assertThat(made.renditions()).hasSameSizeAs(other.renditions());
        for (int i = 0; i < made.renditions().size(); i++) {
            Encoded one = made.renditions().get(i);
            Encoded two = other.renditions().get(i);
            assertThat(List.of(one.name(), one.width(), one.height(), one.format()))
                    .isEqualTo(List.of(two.name(), two.width(), two.height(), two.format()));
            assertThat(Pictures.psnr(decoded(one.bytes()), decoded(two.bytes())))
                    .as("%s of %s", one.name(), recipe)
                    .isGreaterThan(30);
        }
    }

    private static Detour detour(byte[] picture, PictureFormat format) {
        Source source = new Source(picture, new PictureHeader(format, 400, 300, Orientation.UPRIGHT), Lane.INTERACTIVE);
        return new TurboEngine(Turbo.codec())
                .detour(source, plan(400, 300, Recipe.avatar()))
                .orElseThrow();
    }

    private static Source source(int width, int height) {
        return new Source(new byte[0], header(width, height), Lane.INTERACTIVE);
    }

    private static Plan plan(int width, int height, Recipe recipe) {
        return Plan.of(recipe, header(width, height), Long.MAX_VALUE);
    }

    private static PictureHeader header(int width, int height) {
        return new PictureHeader(PictureFormat.JPEG, width, height, Orientation.UPRIGHT);
    }

    private static Made made(Transformer transformer, byte[] picture, Recipe recipe) {
        try {
            PictureResult result = transformer.transform(picture, recipe);
            assertThat(result).isInstanceOf(Made.class);
            return (Made) result;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
