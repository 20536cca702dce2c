package dev.visage.contracts.original;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.recipe.Colour;
import dev.visage.contracts.recipe.Crop;
import dev.visage.contracts.recipe.OutputPolicy;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.contracts.recipe.Shape;
import dev.visage.contracts.recipe.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OriginalMetadataTest {

    private static final OriginalMetadata AVATAR = avatar(Recipe.avatar());

    @Test
    void isReadAsItWasStored() {
        assertThat(OriginalMetadata.of(AVATAR.values())).contains(AVATAR);
        assertThat(AVATAR.values().keySet()).allMatch(name -> name.matches("visage-[a-z]+"));
        assertThat(AVATAR.values().values()).allMatch(value -> value.matches("[\\x20-\\x7e]+"));
    }

    @Test
    void holdsTheLargestRecipeThatAClientCanAskFor() {
        List<Target> targets = Stream.concat(
                        Stream.of(Target.full()), IntStream.range(0, 19).mapToObj(number -> Target.wide(4096 - number)))
                .toList();
        Recipe largest = new Recipe(
                new Shape.PadSquare(Colour.WHITE, new Crop(-9_999_999, -9_999_999, 9_999_999, 9_999_999)),
                targets,
                true,
                new OutputPolicy.Jpeg(100, Colour.WHITE));

        assertThat(OriginalMetadata.of(avatar(largest).values())).contains(avatar(largest));
    }

    @Test
    void leavesOutTermsThatAreTooLong() {
        List<Target> targets =
                IntStream.rangeClosed(1000, 1100).mapToObj(Target::wide).toList();
        Recipe tooLong = new Recipe(new Shape.Keep(), targets, false, new OutputPolicy.Auto(85));

        assertThat(OriginalMetadata.of(avatar(tooLong).values()))
                .contains(new OriginalMetadata(AVATAR.userId(), AVATAR.kind(), null));
    }

    @Test
    void tellsTheOwnerWhereTheTermsAreNotKnown() {
        Map<String, String> earlier = Map.of("visage-user", "7", "visage-kind", "cover");
        Map<String, String> unreadable = new HashMap<>(AVATAR.values());
        unreadable.put("visage-recipe", "{");

        assertThat(OriginalMetadata.of(earlier)).contains(new OriginalMetadata(new UserId(7), PictureKind.COVER, null));
        assertThat(OriginalMetadata.of(unreadable))
                .contains(new OriginalMetadata(AVATAR.userId(), AVATAR.kind(), null));
    }

    @Test
    void isNothingWithoutAnOwner() {
        assertThat(OriginalMetadata.of(Map.of())).isEmpty();
        assertThat(OriginalMetadata.of(Map.of("visage-user", "7", "visage-kind", "banner")))
                .isEmpty();
        assertThat(OriginalMetadata.of(Map.of("visage-user", "seven", "visage-kind", "cover")))
                .isEmpty();
    }

    private static OriginalMetadata avatar(Recipe recipe) {
        return new OriginalMetadata(
                new UserId(UserId.MAX),
                PictureKind.AVATAR,
                new OriginalMetadata.Terms("smartsheet", 65_500, 65_500, recipe));
    }
}
