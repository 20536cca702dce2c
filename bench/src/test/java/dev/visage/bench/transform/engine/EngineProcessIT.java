package dev.visage.bench.transform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.bench.transform.quality.Reference;
import dev.visage.contracts.picture.EngineName;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EngineProcessIT {

    @TempDir
    private Path directory;

    private EngineProcess engine;

    @BeforeEach
    void start() throws Exception {
        engine = Contender.of(EngineName.PORTABLE, 256).start();
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void makesAsManyPicturesAsItIsAskedForWithTheEngineThatIsForced() throws Exception {
        Path picture = picture(Orientation.UPRIGHT);

        Reply reply = engine.ask(new Request.Measure(2, 20, picture));

        assertThat(reply).isInstanceOfSatisfying(Reply.Measured.class, measured -> {
            assertThat(measured.by()).isEqualTo("portable");
            assertThat(measured.wall()).isPositive();
            assertThat(measured.cpu()).isPositive();
        });
        assertThat(engine.peakResident()).isGreaterThan(10_000_000);
    }

    @ParameterizedTest
    @EnumSource(names = {"UPRIGHT", "TURN_RIGHT", "TRANSVERSED"})
    void writesRenditionsThatAreLikeTheReference(Orientation orientation) throws Exception {
        Path picture = picture(orientation);
        Path renditions = Files.createDirectory(directory.resolve("renditions"));

        assertThat(engine.ask(new Request.Dump(renditions, picture))).isEqualTo(new Reply.Dumped());

        Map<Integer, Double> similarities = Reference.of(picture).orElseThrow().similarities(renditions);
        assertThat(similarities).containsOnlyKeys(240, 200, 96, 48);
        assertThat(similarities.values())
                .allSatisfy(similarity -> assertThat(similarity).isBetween(0.8, 1.0));
    }

    @Test
    void goesOnAfterAPictureThatItDoesNotTake() throws Exception {
        Path broken = Files.write(directory.resolve("broken.jpg"), new byte[] {1, 2, 3});

        assertThat(engine.ask(new Request.Measure(1, 1, broken))).isInstanceOf(Reply.Failed.class);
        assertThat(engine.ask(new Request.Measure(1, 1, picture(Orientation.UPRIGHT))))
                .isInstanceOf(Reply.Measured.class);
    }

    @Test
    void failsOnceItHasEnded() throws Exception {
        engine.close();

        assertThat(engine.ask(new Request.Measure(1, 1, picture(Orientation.UPRIGHT))))
                .isEqualTo(new Reply.Failed("the process ended"));
    }

    private Path picture(Orientation orientation) throws Exception {
        return Files.write(directory.resolve("picture.jpg"), SamplePictures.photograph(320, 240, orientation));
    }
}
