package dev.visage.worker.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.picture.EngineName;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.worker.codec.jpeg.JpegEncoder;
import dev.visage.worker.picture.PictureResult.Made;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortableEngineTest extends PictureEngineContract {

    @Override
    Transformer transformer(PictureSettings settings) {
        return new Transformer(settings, List.of(new PortableEngine(JpegEncoder.NONE)));
    }

    @Test
    void saysThatTheFastEngineIsNotThere() throws InterruptedException {
        Transformer alone = transformer(Pictures.settings(1_000_000, 1_000_000, Duration.ofSeconds(30)));

        PictureResult result = alone.transform(SamplePictures.png(30, 20), Recipe.avatar());

        assertThat(result)
                .isInstanceOfSatisfying(
                        Made.class, made -> assertThat(made.detour()).isEqualTo(Detour.LIBRARY_MISSING));
        assertThat(alone.engines()).containsOnlyKeys(EngineName.PORTABLE);
    }
}
