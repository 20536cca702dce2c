package dev.visage.worker.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.recipe.Colour;
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
    void enlargesWhenAskedAndStartsFromThePicturesOwnSize() {
        Recipe enlarging = new Recipe(
                new Shape.CropSquare(), List.of(Target.full(), Target.wide(400), Target.wide(50)), true, jpeg());

        Ladder ladder = Ladder.of(enlarging, new Size(120, 100), MAX_PIXELS);

        assertThat(ladder.rungs()).extracting(Ladder.Rung::name).containsExactly("400", "full", "50");
        assertThat(ladder.base()).isEqualTo(new Size(100, 100));
    }

    @Test
    void startsFromTheLargestTargetOtherwise() {
        assertThat(Ladder.of(Recipe.avatar(), new Size(4000, 3000), MAX_PIXELS).base())
                .isEqualTo(new Size(1050, 1050));
    }

    @Test
    void keepsTheSidesInProportion() {
        assertThat(Ladder.of(Recipe.cover(), new Size(3000, 1000), MAX_PIXELS).rungs())
                .extracting(Ladder.Rung::size)
                .containsExactly(new Size(1500, 500), new Size(960, 320), new Size(480, 160));
        assertThat(Ladder.of(Recipe.cover(), new Size(1000, 1), MAX_PIXELS).rungs())
                .extracting(Ladder.Rung::size)
                .containsExactly(new Size(1000, 1), new Size(960, 1), new Size(480, 1));
    }

    @Test
    void padsToTheLongerSide() {
        assertThat(rungs(Recipe.avatar().shaped(new Shape.PadSquare(Colour.WHITE)), 300, 100))
                .containsExactly("300", "200", "96", "48");
    }

    @Test
    void makesNothingBeyondThePixelLimitHoweverLongThePictureIs() {
        Recipe enlargingCover = new Recipe(new Shape.Keep(), List.of(Target.wide(1500)), true, jpeg());
        Recipe padded = Recipe.avatar().withFull().shaped(new Shape.PadSquare(Colour.WHITE));

        for (Recipe recipe : List.of(enlargingCover, padded, Recipe.cover())) {
            for (Size upright : List.of(new Size(10, 400_000), new Size(400_000, 100), new Size(1, 50_000_000))) {
                Ladder ladder = Ladder.of(recipe, upright, MAX_PIXELS);
                assertThat(ladder.rungs()).isNotEmpty();
                assertThat(ladder.pixels()).isLessThanOrEqualTo(MAX_PIXELS);
                assertThat(ladder.rungs().get(0).size().height()).isLessThanOrEqualTo(65_500);
            }
        }
    }

    private static List<String> rungs(Recipe recipe, int width, int height) {
        return Ladder.of(recipe, new Size(width, height), MAX_PIXELS).rungs().stream()
                .map(Ladder.Rung::name)
                .toList();
    }

    private static OutputPolicy jpeg() {
        return new OutputPolicy.Auto(85);
    }
}
