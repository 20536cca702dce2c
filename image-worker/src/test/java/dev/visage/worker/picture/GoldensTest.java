package dev.visage.worker.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.contracts.recipe.RecipeParameters;
import dev.visage.worker.picture.PictureResult.Encoded;
import dev.visage.worker.picture.PictureResult.Made;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * What whole pipelines make, against what they made when it was looked at: sizes, formats and perceptual hashes, for each
 * engine that this machine has.
 */
class GoldensTest {

    /** Of 64 bits; what is turned, mirrored or cut elsewhere differs in far more. */
    private static final int MOST_DIFFERING_BITS = 3;

    private final List<Transformer> transformers = Stream.of(false, true)
            .map(turbo -> new Transformer(
                    Pictures.settings(5_000_000, 20_000_000, Duration.ofSeconds(30)), new TurboSettings(turbo, null)))
            .toList();

    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = "goldens.csv", delimiter = '|', numLinesToSkip = 1)
    void looksAsItDid(String picture, String parameters, String sizes, String hashes) throws Exception {
        for (Transformer transformer : transformers) {
            List<Encoded> made = ((Made) transformer.transform(picture(picture), recipe(parameters))).renditions();

            assertThat(made.stream().map(GoldensTest::size).collect(Collectors.joining(" ")))
                    .isEqualTo(sizes);
            String[] expected = hashes.split(" ");
            for (int i = 0; i < expected.length; i++) {
                long hash = PerceptualHash.of(Pictures.decoded(made.get(i).bytes()));
                assertThat(PerceptualHash.distance(hash, Long.parseUnsignedLong(expected[i], 16)))
                        .as("%s: %016x", size(made.get(i)), hash)
                        .isLessThanOrEqualTo(MOST_DIFFERING_BITS);
            }
        }
    }

    private static String size(Encoded made) {
        return made.width() + "x" + made.height() + "." + made.format().extension();
    }

    private static Recipe recipe(String parameters) throws Exception {
        Map<String, List<String>> given = Arrays.stream(parameters.split("&"))
                .map(each -> each.split("="))
                .collect(Collectors.toMap(each -> each[0], each -> List.of(each[1])));
        return RecipeParameters.read(Recipe.avatar(), given);
    }

    private static byte[] picture(String name) {
        return switch (name) {
            case "photograph" -> SamplePictures.photograph(900, 600, Orientation.UPRIGHT);
            case "photograph turned right" -> SamplePictures.photograph(900, 600, Orientation.TURN_RIGHT);
            case "photograph transposed" -> SamplePictures.photograph(900, 600, Orientation.TRANSPOSED);
            case "transparent PNG" -> SamplePictures.transparent(500, 400);
            case "palette PNG" -> SamplePictures.transparentPalette(500, 400);
            case "animation" -> SamplePictures.animation(300, 200, 3);
            default -> throw new IllegalArgumentException(name);
        };
    }
}
