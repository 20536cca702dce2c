package dev.visage.worker.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.PictureHeader;
import dev.visage.contracts.recipe.Colour;
import dev.visage.contracts.recipe.OutputPolicy;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.contracts.recipe.Shape;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlanTest {

    private static final PictureHeader GIF = new PictureHeader(PictureFormat.GIF, 300, 200, Orientation.UPRIGHT);

    static Stream<Recipe> keepsFramesIfAndOnlyIfTheirNumberIsLimited() {
        Shape padding = new Shape.PadSquare(Colour.WHITE);
        OutputPolicy asSubmitted = new OutputPolicy.AsSubmitted(Recipe.QUALITY);
        return Stream.of(
                        Recipe.avatar(),
                        Recipe.cover(),
                        Recipe.avatar().withFull(),
                        Recipe.avatar().withWhole(),
                        Recipe.avatar().shaped(padding).withFull(),
                        Recipe.avatar().shaped(padding).withWhole())
                .flatMap(recipe -> List.of(recipe, recipe.written(asSubmitted)).stream());
    }

    /** The edge tells by the recipe whether frames count, the worker makes them by its plan. */
    @ParameterizedTest
    @MethodSource
    void keepsFramesIfAndOnlyIfTheirNumberIsLimited(Recipe recipe) {
        assertThat(Plan.of(recipe, GIF, 50_000_000).animations().isEmpty()).isEqualTo(!recipe.keepsFrames());
    }
}
