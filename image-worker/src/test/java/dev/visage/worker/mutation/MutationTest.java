package dev.visage.worker.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import dev.visage.contracts.picture.EngineName;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.contracts.recipe.OutputPolicy;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.worker.mutation.Mutants.Mutant;
import dev.visage.worker.picture.PictureResult;
import dev.visage.worker.picture.PictureResult.Made;
import dev.visage.worker.picture.PictureSettings;
import dev.visage.worker.picture.Transformer;
import dev.visage.worker.picture.TurboSettings;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/**
 * Damaged pictures end in renditions or in a rejection, whatever the damage. {@code -Dvisage.mutants=20000} sets how many,
 * {@code -Dvisage.mutants.seed=7} which, and {@code -Dvisage.mutants.only=123} plays a single one again.
 */
class MutationTest {

    private static final int COUNT = Integer.getInteger("visage.mutants", 500);
    private static final long SEED = Long.getLong("visage.mutants.seed", 20_261_121);
    private static final int ONLY = Integer.getInteger("visage.mutants.only", -1);

    private static final long MAX_PIXELS = 250_000;

    /** Far above what the pixels that are allowed come to, far below what a header can claim. */
    private static final long MOST_ALLOCATED = 120 * MAX_PIXELS;

    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);
    private static final Recipe RECIPE =
            Recipe.avatar().withWhole().written(new OutputPolicy.AsSubmitted(Recipe.QUALITY));

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Mutants mutants = new Mutants(Seeds.all(), SEED);

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void endInRenditionsOrInARejection(boolean turbo) {
        Transformer transformer = new Transformer(
                new PictureSettings(DataSize.ofMegabytes(64), MAX_PIXELS, 65_500, 1000, 4 * MAX_PIXELS, TIME_LIMIT, 0),
                new TurboSettings(turbo, null));
        Map<String, Integer> ends = new TreeMap<>();
        int first = ONLY < 0 ? 0 : ONLY;
        int last = ONLY < 0 ? COUNT - 1 : ONLY;
        for (int number = first; number <= last; number++) {
            Mutant mutant = mutants.mutant(number);
            String name = "mutant " + number + " of seed " + SEED + ", a " + mutant.origin();
            ends.merge(end(transformer, mutant, name), 1, Integer::sum);
        }
        System.out.println("Mutants, " + (turbo ? "all engines" : "the portable engine alone") + ": " + ends);
        assertStillMakesPictures(transformer);
        if (ONLY < 0) {
            assertThat(ends).as("damage of many kinds").hasSizeGreaterThan(4).containsKey("made");
        }
    }

    /** By the engine that it is for: what damaged pictures leave behind in a library must not outlast them. */
    private static void assertStillMakesPictures(Transformer transformer) {
        byte[] sound = SamplePictures.photograph(70, 50, Orientation.UPRIGHT);
        EngineName first = transformer.engines().keySet().iterator().next();
        for (int i = 0; i < 4; i++) {
            assertThat(transform(transformer, sound))
                    .isInstanceOfSatisfying(
                            Made.class, made -> assertThat(made.engine()).isEqualTo(first));
        }
    }

    private static PictureResult transform(Transformer transformer, byte[] picture) {
        try {
            return transformer.transform(picture, RECIPE);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private String end(Transformer transformer, Mutant mutant, String name) {
        long[] allocated = new long[1];
        PictureResult result = assertTimeoutPreemptively(TIME_LIMIT.multipliedBy(3), () -> {
            long before = threads.getCurrentThreadAllocatedBytes();
            try {
                return transformer.transform(mutant.bytes(), RECIPE);
            } catch (Throwable failure) {
                Files.write(Path.of("target", "mutant"), mutant.bytes());
                return fail(name + ", in target/mutant", failure);
            } finally {
                allocated[0] = threads.getCurrentThreadAllocatedBytes() - before;
            }
        });
        assertThat(allocated[0]).as("bytes allocated for " + name).isLessThan(MOST_ALLOCATED);
        if (result instanceof Made made) {
            assertThat(made.renditions()).as(name).isNotEmpty();
            return "made";
        }
        return ((PictureResult.Refused) result).rejection().sentence().replaceAll("\\d+(\\.\\d+)?", "n");
    }

    @Test
    void areTheSameEveryTime() {
        for (int number = 0; number < 50; number++) {
            assertThat(new Mutants(Seeds.all(), SEED).mutant(number).bytes())
                    .isEqualTo(mutants.mutant(number).bytes());
        }
    }
}
