package dev.visage.worker.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.picture.Defect;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.Rejection;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.worker.picture.PictureResult.Made;
import dev.visage.worker.picture.PictureResult.Refused;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortableEngineTest extends PictureEngineContract {

    @Override
    Transformer transformer(PictureSettings settings) {
        return new Transformer(settings, List.of(new PortableEngine()));
    }

    @Test
    void givesUpOnAPictureThatTakesTooLong() throws InterruptedException {
        Transformer hasty = transformer(new PictureSettings(50_000_000, 50_000_000, Duration.ofNanos(1), 0));

        assertThat(hasty.transform(SamplePictures.photograph(400, 300, Orientation.UPRIGHT), Recipe.avatar()))
                .isEqualTo(new Refused(new Rejection.Undecodable(Defect.TOO_SLOW)));
    }

    @Test
    void worksAloneOnAPictureLargerThanTheWholeBudget() throws InterruptedException {
        Transformer narrow = transformer(new PictureSettings(50_000_000, 1, Duration.ofSeconds(30), 0));

        assertThat(narrow.transform(SamplePictures.photograph(400, 300, Orientation.UPRIGHT), Recipe.avatar()))
                .isInstanceOf(Made.class);
    }
}
