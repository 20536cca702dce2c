package dev.visage.worker.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.recipe.Colour;
import dev.visage.contracts.recipe.Crop;
import dev.visage.contracts.recipe.OutputPolicy;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.contracts.recipe.Shape;
import dev.visage.contracts.recipe.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

class LadderTest {

    private static final long MAX_PIXELS = 50_000_000;

    @Test
    void makesEveryTargetOfALargePicture() {
        assertThat(rungs(Recipe.avatar(), 1600, 1200)).containsExactly("1050", "400", "200", "96", "48");
    }

    @Test
    void makesThePicturesOwnWidthInPlaceOfWiderTargets() {
        assertThat(rungs(Recipe.avatar(), 300, 220)).containsExactly("220", "200", "96", "48");
        assertThat(rungs(Recipe.avatar(), 20, 30)).containsExactly("20");
    }

    @Test
    void makesAWidthOnceIfATargetAsksForExactlyThePicturesOwn() {
        assertThat(rungs(Recipe.avatar(), 300, 200)).containsExactly("200", "96", "48");
        assertThat(rungs(Recipe.avatar(), 1050, 1050)).containsExactly("1050", "400", "200", "96", "48");
    }

    @Test
    void takesFullForThePicturesOwnWidth() {
        assertThat(rungs(Recipe.avatar().withFull(), 300, 220)).containsExactly("full", "200", "96", "48");
        assertThat(rungs(Recipe.avatar().withFull(), 2000, 1500))
                .containsExactly("full", "1050", "400", "200", "96", "48");
    }

    @Test
    void makesALadderForEachShape() {
        for (Size upright : List.of(new Size(300, 220), new Size(220, 300), new Size(220, 220))) {
            List<Ladder> ladders = Ladder.of(Recipe.avatar().withWhole(), upright, MAX_PIXELS);

            assertThat(ladders).hasSize(2);
            assertThat(names(ladders.get(0))).containsExactly("full");
            assertThat(ladders.get(0).base()).isEqualTo(upright);
            assertThat(names(ladders.get(1))).containsExactly("220", "200", "96", "48");
            assertThat(ladders.get(1).base()).isEqualTo(Size.square(220));
        }
    }

    @Test
    void enlargesWhenAskedAndStartsFromThePicturesOwnSize() {
        Recipe enlarging = new Recipe(
                new Shape.CropSquare(), List.of(Target.full(), Target.wide(400), Target.wide(50)), true, jpeg());

        Ladder ladder = ladder(enlarging, new Size(120, 100));

        assertThat(ladder.rungs()).extracting(rung -> rung.target().name()).containsExactly("400", "full", "50");
        assertThat(ladder.base()).isEqualTo(new Size(100, 100));
    }

    @Test
    void startsFromTheLargestTargetOtherwise() {
        assertThat(ladder(Recipe.avatar(), new Size(4000, 3000)).base()).isEqualTo(new Size(1050, 1050));
    }

    @Test
    void keepsTheSidesInProportion() {
        assertThat(ladder(Recipe.cover(), new Size(3000, 1000)).rungs())
                .extracting(Ladder.Rung::size)
                .containsExactly(new Size(1500, 500), new Size(960, 320), new Size(480, 160));
        assertThat(ladder(Recipe.cover(), new Size(1000, 1)).rungs())
                .extracting(Ladder.Rung::size)
                .containsExactly(new Size(1000, 1), new Size(960, 1), new Size(480, 1));
    }

    @Test
    void padsToTheLongerSide() {
        assertThat(rungs(Recipe.avatar().shaped(new Shape.PadSquare(Colour.WHITE)), 300, 100))
                .containsExactly("300", "200", "96", "48");
    }

    @Test
    void takesWhatIsCroppedForThePicture() {
        Crop crop = new Crop(-100, 50, 500, 300);

        assertThat(rungs(Recipe.cover().withFull().shaped(new Shape.Keep(crop)), 1000, 1000))
                .containsExactly("full");
        assertThat(ladder(Recipe.cover().shaped(new Shape.Keep(crop)), new Size(1000, 1000))
                        .base())
                .isEqualTo(new Size(400, 300));
        assertThat(rungs(Recipe.avatar().shaped(new Shape.CropSquare(null, crop)), 1000, 1000))
                .containsExactly("300", "200", "96", "48");
        assertThat(rungs(Recipe.avatar().shaped(new Shape.PadSquare(Colour.WHITE, crop)), 1000, 1000))
                .containsExactly("400", "200", "96", "48");
    }

    @Test
    void makesNothingBeyondThePixelLimitHoweverLongThePictureIs() {
        Recipe enlargingCover = new Recipe(new Shape.Keep(), List.of(Target.wide(1500)), true, jpeg());
        Recipe padded = Recipe.avatar().withFull().shaped(new Shape.PadSquare(Colour.WHITE));

        for (Recipe recipe : List.of(enlargingCover, padded, Recipe.cover())) {
            for (Size upright : List.of(new Size(10, 400_000), new Size(400_000, 100), new Size(1, 50_000_000))) {
                Ladder ladder = ladder(recipe, upright);
                assertThat(ladder.rungs()).isNotEmpty();
                assertThat(ladder.pixels()).isLessThanOrEqualTo(MAX_PIXELS);
                assertThat(ladder.rungs().get(0).size().height()).isLessThanOrEqualTo(65_500);
            }
        }
    }

    private static List<String> rungs(Recipe recipe, int width, int height) {
        return names(ladder(recipe, new Size(width, height)));
    }

    /** The only one: of a recipe in one shape. */
    private static Ladder ladder(Recipe recipe, Size upright) {
        List<Ladder> ladders = Ladder.of(recipe, upright, MAX_PIXELS);
        assertThat(ladders).hasSize(1);
        return ladders.get(0);
    }

    private static List<String> names(Ladder ladder) {
        return ladder.rungs().stream().map(rung -> rung.target().name()).toList();
    }

    private static OutputPolicy jpeg() {
        return new OutputPolicy.Auto(85);
    }
}
