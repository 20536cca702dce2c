package dev.visage.worker.picture;

import static dev.visage.worker.picture.Pictures.assertColour;
import static dev.visage.worker.picture.Pictures.assertCorners;
import static dev.visage.worker.picture.Pictures.decoded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.contracts.recipe.Anchor;
import dev.visage.contracts.recipe.Colour;
import dev.visage.contracts.recipe.Crop;
import dev.visage.contracts.recipe.OutputPolicy;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.contracts.recipe.Shape;
import dev.visage.worker.codec.gif.GifShow;
import dev.visage.worker.picture.PictureResult.Encoded;
import dev.visage.worker.picture.PictureResult.Made;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What every engine makes of the recipes that dialects name. */
abstract class RecipesContract {

    private static final OutputPolicy AS_SUBMITTED = new OutputPolicy.AsSubmitted(Recipe.QUALITY);

    private final Transformer transformer =
            transformer(Pictures.settings(5_000_000, 20_000_000, Duration.ofSeconds(30)));

    abstract Transformer transformer(PictureSettings settings);

    /** The recipes by what they are for. */
    enum Use {
        /** A square in the usual sizes. */
        SQUARE(Recipe.avatar()),
        /** A square of exactly 1050 with the whole picture in it, and smaller ones. */
        CANVAS(Recipe.avatar()
                .shaped(new Shape.PadSquare(Colour.WHITE))
                .enlarging()
                .written(new OutputPolicy.Jpeg(Recipe.QUALITY, Colour.WHITE))),
        /** The picture as it came, and a square in the usual sizes. */
        WHOLE(Recipe.avatar().withWhole().written(AS_SUBMITTED)),
        /** The largest square, not resized, and the usual sizes. */
        FULL_SQUARE(Recipe.avatar().withFull().written(AS_SUBMITTED)),
        /** The picture as it came, and less wide. */
        COVER(Recipe.cover().withFull().written(AS_SUBMITTED));

        private final Recipe recipe;

        Use(Recipe recipe) {
            this.recipe = recipe;
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SQUARE      | landscape   | 1050 1050x1050 jpg, 400 400x400 jpg, 200 200x200 jpg, 96 96x96 jpg, 48 48x48 jpg
            SQUARE      | portrait    | 600 600x600 jpg, 400 400x400 jpg, 200 200x200 jpg, 96 96x96 jpg, 48 48x48 jpg
            SQUARE      | tiny        | 18 18x18 jpg
            SQUARE      | transparent | 240 240x240 png, 200 200x200 png, 96 96x96 png, 48 48x48 png
            SQUARE      | animated    | 200 200x200 jpg, 96 96x96 jpg, 48 48x48 jpg
            CANVAS      | landscape   | 1050 1050x1050 jpg, 400 400x400 jpg, 200 200x200 jpg, 96 96x96 jpg, 48 48x48 jpg
            CANVAS      | portrait    | 1050 1050x1050 jpg, 400 400x400 jpg, 200 200x200 jpg, 96 96x96 jpg, 48 48x48 jpg
            CANVAS      | tiny        | 1050 1050x1050 jpg, 400 400x400 jpg, 200 200x200 jpg, 96 96x96 jpg, 48 48x48 jpg
            CANVAS      | transparent | 1050 1050x1050 jpg, 400 400x400 jpg, 200 200x200 jpg, 96 96x96 jpg, 48 48x48 jpg
            CANVAS      | animated    | 1050 1050x1050 jpg, 400 400x400 jpg, 200 200x200 jpg, 96 96x96 jpg, 48 48x48 jpg
            WHOLE       | landscape   | full 1600x1200 jpg, 1050 1050x1050 jpg, 400 400x400 jpg, 200 200x200 jpg, 96 96x96 jpg, 48 48x48 jpg
            WHOLE       | portrait    | full 600x800 jpg, 600 600x600 jpg, 400 400x400 jpg, 200 200x200 jpg, 96 96x96 jpg, 48 48x48 jpg
            WHOLE       | tiny        | full 18x18 png, 18 18x18 png
            WHOLE       | transparent | full 320x240 png, 240 240x240 png, 200 200x200 png, 96 96x96 png, 48 48x48 png
            WHOLE       | animated    | full 300x200 gif, 200 200x200 jpg, 96 96x96 jpg, 48 48x48 jpg
            FULL_SQUARE | landscape   | full 1200x1200 jpg, 1050 1050x1050 jpg, 400 400x400 jpg, 200 200x200 jpg, 96 96x96 jpg, 48 48x48 jpg
            FULL_SQUARE | portrait    | full 600x600 jpg, 400 400x400 jpg, 200 200x200 jpg, 96 96x96 jpg, 48 48x48 jpg
            FULL_SQUARE | tiny        | full 18x18 png
            FULL_SQUARE | transparent | full 240x240 png, 200 200x200 png, 96 96x96 png, 48 48x48 png
            FULL_SQUARE | animated    | full 200x200 gif, 200 200x200 jpg, 96 96x96 jpg, 48 48x48 jpg
            COVER       | landscape   | full 1600x1200 jpg, 1500 1500x1125 jpg, 960 960x720 jpg, 480 480x360 jpg
            COVER       | portrait    | full 600x800 jpg, 480 480x640 jpg
            COVER       | tiny        | full 18x18 png
            COVER       | transparent | full 320x240 png
            COVER       | animated    | full 300x200 gif
            """)
    void areMadeExactly(Use use, String picture, String expected) {
        List<Encoded> renditions = made(sample(picture), use.recipe);

        assertThat(renditions)
                .extracting(each -> "%s %dx%d %s"
                        .formatted(
                                each.name(),
                                each.width(),
                                each.height(),
                                each.format().extension()))
                .containsExactly(expected.split(", "));
        assertThat(renditions).allSatisfy(each -> {
            BufferedImage image = decoded(each.bytes());
            assertThat(image.getWidth()).isEqualTo(each.width());
            assertThat(image.getHeight()).isEqualTo(each.height());
        });
    }

    private static byte[] sample(String picture) {
        return switch (picture) {
            case "landscape" -> SamplePictures.photograph(1600, 1200, Orientation.TURN_RIGHT);
            case "portrait" -> SamplePictures.photograph(600, 800, Orientation.UPRIGHT);
            case "animated" -> SamplePictures.animation(300, 200, 3);
            case "tiny" -> SamplePictures.png(18, 18);
            case "transparent" -> SamplePictures.transparent(320, 240);
            default -> throw new IllegalArgumentException(picture);
        };
    }

    @ParameterizedTest
    @EnumSource
    void showTheWholePictureBesideItsCentreWhateverTheOrientation(Orientation orientation) {
        List<Encoded> renditions = made(SamplePictures.photograph(641, 480, orientation), Use.WHOLE.recipe);

        assertThat(renditions).extracting(Encoded::name).containsExactly("full", "480", "400", "200", "96", "48");
        assertThat(renditions.get(0).width()).isEqualTo(641);
        assertThat(renditions).allSatisfy(Pictures::assertUpright);
    }

    @Test
    void fitAnIconOfAnOddSizeIntoTheMiddleOfItsCanvas() {
        List<Encoded> renditions = made(SamplePictures.png(17, 10), Use.CANVAS.recipe);

        assertThat(renditions).allSatisfy(each -> {
            BufferedImage image = decoded(each.bytes());
            int side = each.width();
            int height = Math.round(side * 10 / 17f);
            int top = (side - height) / 2;
            assertCorners(image, 0, top, side, height);
            assertColour(image, side / 2, top - Math.max(2, side / 40), 0xffffff);
            assertColour(image, side / 2, top + height + Math.max(2, side / 40), 0xffffff);
        });
    }

    @Test
    void keepEveryFrameOfAnAnimation() {
        byte[] animation = SamplePictures.animation(300, 200, 3);

        assertThat(GifShow.of(made(animation, Use.FULL_SQUARE.recipe).get(0).bytes()))
                .hasSize(3)
                .isEqualTo(GifShow.of(animation, new Rectangle(50, 0, 200, 200)));
        for (Use use : List.of(Use.WHOLE, Use.COVER)) {
            assertThat(GifShow.of(made(animation, use.recipe).get(0).bytes())).isEqualTo(GifShow.of(animation));
        }
    }

    @Test
    void keepAGifThatStandsStill() {
        byte[] still = SamplePictures.gif(30, 20);

        Encoded full = made(still, Use.FULL_SQUARE.recipe).get(0);

        assertThat(full.format()).isEqualTo(PictureFormat.GIF);
        assertThat(GifShow.of(full.bytes())).isEqualTo(GifShow.of(still, new Rectangle(5, 0, 20, 20)));
    }

    @Test
    void cutEveryFrameOfAnAnimation() {
        byte[] animation = SamplePictures.animation(300, 200, 3);
        Recipe full = Recipe.avatar().withFull().written(AS_SUBMITTED);

        assertThat(GifShow.of(made(animation, full.shaped(new Shape.CropSquare(Anchor.EAST.focus(), null)))
                        .get(0)
                        .bytes()))
                .hasSize(3)
                .isEqualTo(GifShow.of(animation, new Rectangle(100, 0, 200, 200)));
        assertThat(GifShow.of(made(animation, full.shaped(new Shape.Keep(new Crop(-30, 20, 120, 70))))
                        .get(0)
                        .bytes()))
                .isEqualTo(GifShow.of(animation, new Rectangle(0, 20, 90, 70)));
    }

    @Test
    void makeAStillOfAGifThatIsPadded() {
        Recipe padded = Recipe.avatar()
                .withFull()
                .shaped(new Shape.PadSquare(Colour.WHITE))
                .written(AS_SUBMITTED);

        assertThat(made(SamplePictures.animation(300, 200, 3), padded))
                .extracting(Encoded::format)
                .containsOnly(PictureFormat.JPEG);
    }

    private List<Encoded> made(byte[] picture, Recipe recipe) {
        try {
            PictureResult result = transformer.transform(picture, recipe);
            assertThat(result).isInstanceOf(Made.class);
            return ((Made) result).renditions();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
