package dev.visage.worker.picture;

import static dev.visage.contracts.picture.sample.SamplePictures.BOTTOM_LEFT;
import static dev.visage.contracts.picture.sample.SamplePictures.BOTTOM_RIGHT;
import static dev.visage.contracts.picture.sample.SamplePictures.TOP_LEFT;
import static dev.visage.contracts.picture.sample.SamplePictures.TOP_RIGHT;
import static dev.visage.worker.picture.Pictures.assertColour;
import static dev.visage.worker.picture.Pictures.assertCorners;
import static dev.visage.worker.picture.Pictures.decoded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.Rejection;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.contracts.recipe.Anchor;
import dev.visage.contracts.recipe.Colour;
import dev.visage.contracts.recipe.Crop;
import dev.visage.contracts.recipe.Focus;
import dev.visage.contracts.recipe.OutputPolicy;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.contracts.recipe.Shape;
import dev.visage.contracts.recipe.Target;
import dev.visage.worker.picture.PictureResult.Encoded;
import dev.visage.worker.picture.PictureResult.Made;
import dev.visage.worker.picture.PictureResult.Refused;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Where every engine cuts. The samples' patches reach over a fifth of the centre square from both sides, so a square at an end
 * of a picture three times as long as wide has the patches of that end in all corners.
 */
abstract class CropsContract {

    private static final Colour PURPLE = Colour.valueOf("#a020c0");

    private final Transformer transformer =
            transformer(Pictures.settings(5_000_000, 20_000_000, Duration.ofSeconds(30)));

    abstract Transformer transformer(PictureSettings settings);

    @ParameterizedTest
    @EnumSource
    void aSquareIsCutAtItsAnchorWhateverTheOrientation(Orientation orientation) {
        byte[] landscape = SamplePictures.photograph(901, 300, orientation);
        byte[] portrait = SamplePictures.photograph(300, 901, orientation);
        for (Anchor anchor : Anchor.values()) {
            assertShowsSquare(landscape, anchor.focus(), anchor.focus().x(), 0.5);
            assertShowsSquare(portrait, anchor.focus(), 0.5, anchor.focus().y());
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.1, 0", "0.5, 0.5", "0.9, 1", "1, 1"})
    void aSquareStaysWithinThePictureHoweverCloseToItsEdgeTheFocalPointIs(double point, double end) {
        Focus focus = new Focus(point, point);

        assertShowsSquare(SamplePictures.photograph(900, 300, Orientation.TRANSVERSED), focus, end, 0.5);
        assertShowsSquare(SamplePictures.photograph(300, 900, Orientation.TURN_LEFT), focus, 0.5, end);
    }

    /** @param across 0 where only the left patches are seen, 0.5 where both, 1 where only the right ones */
    private void assertShowsSquare(byte[] picture, Focus focus, double across, double down) {
        List<Encoded> renditions = made(picture, Recipe.avatar().shaped(new Shape.CropSquare(focus, null)));

        assertThat(renditions).extracting(Encoded::name).containsExactly("300", "200", "96", "48");
        for (Encoded each : renditions) {
            BufferedImage image = decoded(each.bytes());
            assertCorners(
                    image,
                    new Rectangle(each.width(), each.width()),
                    patch(across > 0.5, down > 0.5),
                    patch(across > 0, down > 0.5),
                    patch(across > 0.5, down > 0),
                    patch(across > 0, down > 0));
        }
    }

    private static int patch(boolean right, boolean bottom) {
        return bottom ? (right ? BOTTOM_RIGHT : BOTTOM_LEFT) : right ? TOP_RIGHT : TOP_LEFT;
    }

    @ParameterizedTest
    @EnumSource
    void aCropRectangleIsOfTheUprightPictureWhateverTheOrientation(Orientation orientation) {
        byte[] picture = SamplePictures.photograph(900, 300, orientation);

        assertShowsCrop(picture, new Crop(0, 0, 350, 300), 350, 300, TOP_LEFT, TOP_LEFT, BOTTOM_LEFT, BOTTOM_LEFT);
        assertShowsCrop(picture, new Crop(560, -10, 1000, 60), 340, 50, TOP_RIGHT, TOP_RIGHT, TOP_RIGHT, TOP_RIGHT);
        assertShowsCrop(
                picture, new Crop(-99, 250, 1999, 50), 900, 50, BOTTOM_LEFT, BOTTOM_RIGHT, BOTTOM_LEFT, BOTTOM_RIGHT);
    }

    private void assertShowsCrop(
            byte[] picture,
            Crop crop,
            int width,
            int height,
            int topLeft,
            int topRight,
            int bottomLeft,
            int bottomRight) {
        Recipe full = new Recipe(new Shape.Keep(crop), List.of(Target.full()), false, new OutputPolicy.Auto(90));
        Encoded kept = made(picture, full).get(0);
        Encoded padded =
                made(picture, full.shaped(new Shape.PadSquare(PURPLE, crop))).get(0);

        assertThat(kept.width()).isEqualTo(width);
        assertThat(kept.height()).isEqualTo(height);
        assertCorners(decoded(kept.bytes()), new Rectangle(width, height), topLeft, topRight, bottomLeft, bottomRight);
        assertThat(padded.height()).isEqualTo(padded.width()).isEqualTo(width);
        BufferedImage image = decoded(padded.bytes());
        assertColour(image, width / 2, (width - height) / 4, PURPLE.rgb());
        assertColour(image, width / 12, (width - height) / 2 + Math.max(10, height / 12), topLeft);
    }

    @Test
    void aSquareIsCutWithinTheCropRectangle() {
        byte[] picture = SamplePictures.photograph(900, 300, Orientation.TURN_RIGHT);
        Shape east = new Shape.CropSquare(Anchor.EAST.focus(), new Crop(0, 0, 900, 60));

        Encoded largest = made(picture, Recipe.avatar().shaped(east)).get(0);

        assertThat(largest.width()).isEqualTo(60);
        assertCorners(decoded(largest.bytes()), new Rectangle(60, 60), TOP_RIGHT, TOP_RIGHT, TOP_RIGHT, TOP_RIGHT);
    }

    @Test
    void theWholePictureIsShownBesideWhatIsCutOut() {
        byte[] picture = SamplePictures.photograph(900, 300, Orientation.TURN_LEFT);
        Shape corner = new Shape.CropSquare(null, new Crop(0, 0, 360, 60));

        List<Encoded> renditions = made(picture, Recipe.avatar().shaped(corner).withWhole());

        assertThat(renditions).extracting(Encoded::name).containsExactly("full", "60", "48");
        Pictures.assertUpright(renditions.get(0));
        assertCorners(
                decoded(renditions.get(1).bytes()), new Rectangle(60, 60), TOP_LEFT, TOP_LEFT, TOP_LEFT, TOP_LEFT);
    }

    @Test
    void aCropRectangleOutsideOfThePictureIsRefused() {
        Crop right = new Crop(300, 0, 10, 10);

        assertThat(result(
                        SamplePictures.photograph(300, 900, Orientation.TURN_RIGHT),
                        Recipe.avatar().shaped(new Shape.CropSquare(null, right))))
                .isEqualTo(new Refused(new Rejection.CropOutside(right, 300, 900)));
    }

    @Test
    void moreThanTwiceThePixelsOfAPictureAreNotMade() {
        Recipe large = new Recipe(
                new Shape.CropSquare(),
                List.of(Target.wide(2002), Target.wide(2001), Target.wide(2000)),
                true,
                new OutputPolicy.Auto(85));

        assertThat(result(SamplePictures.png(10, 10), large))
                .isEqualTo(new Refused(new Rejection.RenditionsTooLarge(10_000_000, 12_012_005)));
    }

    private List<Encoded> made(byte[] picture, Recipe recipe) {
        PictureResult result = result(picture, recipe);
        assertThat(result).isInstanceOf(Made.class);
        return ((Made) result).renditions();
    }

    private PictureResult result(byte[] picture, Recipe recipe) {
        try {
            return transformer.transform(picture, recipe);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
