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
import org.junit.jupiter.api.Test;

class PortableEngineTest extends PictureEngineContract {

    @Override
    PictureEngine engine(PictureSettings settings) {
        return new PortableEngine(settings);
    }

    @Test
    void givesUpOnAPictureThatTakesTooLong() throws InterruptedException {
        PictureEngine hasty = engine(new PictureSettings(50_000_000, 50_000_000, Duration.ofNanos(1), 0));

        assertThat(hasty.make(SamplePictures.photograph(400, 300, Orientation.UPRIGHT), Recipe.avatar()))
                .isEqualTo(new Refused(new Rejection.Undecodable(Defect.TOO_SLOW)));
    }

    @Test
    void worksAloneOnAPictureLargerThanTheWholeBudget() throws InterruptedException {
        PictureEngine narrow = engine(new PictureSettings(50_000_000, 1, Duration.ofSeconds(30), 0));

        assertThat(narrow.make(SamplePictures.photograph(400, 300, Orientation.UPRIGHT), Recipe.avatar()))
                .isInstanceOf(Made.class);
    }
}
