package dev.visage.contracts.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.visage.contracts.event.EventJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipeTest {

    @Test
    void anAvatarIsASquareInFiveSizes() {
        Recipe avatar = Recipe.avatar();

        assertThat(avatar.shape()).isEqualTo(new Shape.CropSquare());
        assertThat(avatar.targets()).extracting(Target::width).containsExactly(1050, 400, 200, 96, 48);
        assertThat(avatar.targets()).extracting(Target::name).containsExactly("1050", "400", "200", "96", "48");
        assertThat(avatar.enlarge()).isFalse();
        assertThat(avatar.output()).isEqualTo(new OutputPolicy.Auto(85));
    }

    @Test
    void aCoverKeepsItsSides() {
        Recipe cover = Recipe.cover();

        assertThat(cover.shape()).isEqualTo(new Shape.Keep());
        assertThat(cover.targets()).extracting(Target::width).containsExactly(1500, 960, 480);
    }

    @Test
    void thePicturesOwnSizeComesBeforeAllTargets() {
        Recipe recipe = Recipe.cover().withFull();

        assertThat(recipe.targets()).first().isEqualTo(new Target("full", null, null));
        assertThat(recipe.targets()).hasSize(4);
    }

    @Test
    void theWholePictureComesBeforeAllTargetsInItsOwnShape() {
        Recipe recipe = Recipe.avatar().withWhole();

        assertThat(recipe.shape()).isEqualTo(new Shape.CropSquare());
        assertThat(recipe.targets()).first().isEqualTo(new Target("full", null, new Shape.Keep()));
        assertThat(recipe.targets()).extracting(Target::width).containsExactly(null, 1050, 400, 200, 96, 48);
        assertThat(recipe.targets().subList(1, 6)).extracting(Target::shape).containsOnlyNulls();
    }

    @Test
    void changesOneThingAtATime() {
        Recipe avatar = Recipe.avatar();
        Shape padded = new Shape.PadSquare(Colour.WHITE);
        OutputPolicy jpeg = new OutputPolicy.Jpeg(70, Colour.WHITE);

        assertThat(avatar.shaped(padded)).isEqualTo(new Recipe(padded, avatar.targets(), false, avatar.output()));
        assertThat(avatar.written(jpeg)).isEqualTo(new Recipe(avatar.shape(), avatar.targets(), false, jpeg));
        assertThat(avatar.enlarging()).isEqualTo(new Recipe(avatar.shape(), avatar.targets(), true, avatar.output()));
    }

    @Test
    void hasATarget() {
        assertThatThrownBy(() -> new Recipe(new Shape.Keep(), List.of(), false, new OutputPolicy.Auto(85)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesEachTargetOnce() {
        assertThatThrownBy(() -> Recipe.avatar().withFull().withWhole()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTargetWithAWidthHasNoShapeOfItsOwn() {
        assertThatThrownBy(() -> new Target("96", 96, new Shape.Keep())).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void aTargetIsAtLeastOnePixelWide(int width) {
        assertThatThrownBy(() -> Target.wide(width)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101})
    void qualityGoesFrom1To100(int quality) {
        assertThatThrownBy(() -> new OutputPolicy.Auto(quality)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OutputPolicy.AsSubmitted(quality)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OutputPolicy.Jpeg(quality, Colour.WHITE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OutputPolicy.WebP(quality)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "048", "full.jpg", "../full", "large"})
    void aTargetIsNamedFullOrAfterAWidth(String name) {
        assertThatThrownBy(() -> new Target(name, 48, null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsShapesWithoutCropOrFocus() {
        String json =
                "{\"shape\":{\"type\":\"crop-square\"},\"targets\":[{\"name\":\"full\",\"shape\":{\"type\":\"keep\"}}],"
                        + "\"enlarge\":false,\"output\":{\"type\":\"auto\",\"quality\":85}}";

        assertThat(EventJson.mapper().readValue(json, Recipe.class))
                .isEqualTo(
                        new Recipe(new Shape.CropSquare(), List.of(Target.whole()), false, new OutputPolicy.Auto(85)));
    }

    @Test
    void tellsWhichCropShowsNothingOfThePicture() {
        Crop crop = new Crop(400, 0, 10, 10);

        for (Shape shape : List.of(
                new Shape.CropSquare(null, crop), new Shape.PadSquare(Colour.WHITE, crop), new Shape.Keep(crop))) {
            Recipe recipe = Recipe.avatar().shaped(shape).withWhole();
            assertThat(recipe.cropOutside(400, 300)).contains(crop);
            assertThat(recipe.cropOutside(401, 300)).isEmpty();
        }
        assertThat(Recipe.avatar().withWhole().cropOutside(1, 1)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "crop-square, true, 10, 20, 25250000",
        "crop-square, false, 4500, 5500, 25250000",
        "crop-square, false, 2950, 5500, 16250000",
        "pad-square, true, 10, 20, 25250000",
        "pad-square, false, 1000, 2950, 16250000",
        "keep, false, 3000, 2400, 20200000",
        "keep, false, 2999, 5998, 0",
        "keep, true, 500, 400, 20200000",
        // each would have more pixels than a rendition may, so none is enlarged
        "keep, true, 100, 200, 0"
    })
    void countsThePixelsOfTheSizesThatAreMade(String shape, boolean enlarge, int width, int height, long found) {
        List<Target> targets = List.of(Target.full(), Target.wide(3000), Target.wide(2900), Target.wide(2800));
        Recipe recipe = new Recipe(shape(shape), targets, enlarge, new OutputPolicy.Auto(85));

        assertThat(recipe.resizedPixels(width, height, 10_000_000)).isEqualTo(found);
    }

    private static Shape shape(String name) {
        return switch (name) {
            case "crop-square" -> new Shape.CropSquare();
            case "pad-square" -> new Shape.PadSquare(Colour.WHITE);
            default -> new Shape.Keep();
        };
    }

    @Test
    void putsTransparentPlacesOnWhite() {
        assertThat(Recipe.avatar().onWhite())
                .isEqualTo(Recipe.avatar().written(new OutputPolicy.Jpeg(Recipe.QUALITY, Colour.WHITE)));
    }

    @Test
    void keepsFramesOfWhatStaysAsSubmittedAndIsNeitherResizedNorPadded() {
        OutputPolicy asSubmitted = new OutputPolicy.AsSubmitted(85);
        Recipe padded =
                Recipe.avatar().shaped(new Shape.PadSquare(Colour.WHITE)).written(asSubmitted);

        assertThat(Recipe.avatar().withFull().written(asSubmitted).keepsFrames())
                .isTrue();
        assertThat(padded.withWhole().keepsFrames()).isTrue();
        assertThat(padded.withFull().keepsFrames()).isFalse();
        assertThat(Recipe.avatar().written(asSubmitted).keepsFrames()).isFalse();
        assertThat(Recipe.avatar().withFull().keepsFrames()).isFalse();
    }
}
