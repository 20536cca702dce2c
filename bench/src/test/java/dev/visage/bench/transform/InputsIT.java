package dev.visage.bench.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.visage.contracts.picture.Inspection;
import dev.visage.contracts.picture.PictureHeader;
import dev.visage.contracts.picture.PictureInspector;
import dev.visage.contracts.picture.PictureLimits;
import dev.visage.contracts.picture.sample.SamplePictures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputsIT {

    @TempDir
    private Path directory;

    @Test
    void drawsPicturesOfTheSizesThatTheirNamesTell() throws Exception {
        Inputs drawn = Inputs.drawn(directory);

        assertThat(drawn.all())
                .extracting(input -> header(input.file()).pixels())
                .containsExactly(12_000_000L, 1_920_000L, 1_920_000L, 307_200L, 160_000L, 426_400L, 6_400L);
        assertThat(drawn.scaled()).extracting(Input::name).containsExactly("12 MP 4:2:0 JPEG", "2 MP JPEG");
        assertThat(drawn.origin()).startsWith("drawn");
    }

    @Test
    void takesThePicturesOfAFolderAndNothingElse() throws Exception {
        Files.write(directory.resolve("b.png"), SamplePictures.png(20, 10));
        Files.write(directory.resolve("a"), SamplePictures.gif(20, 10));
        Files.writeString(directory.resolve("c.txt"), "no picture");
        Files.createDirectory(directory.resolve("d.jpg"));

        Inputs inputs = Inputs.in(directory);

        assertThat(inputs.all()).extracting(Input::name).containsExactly("a", "b.png");
        assertThat(inputs.scaled()).isEqualTo(inputs.all());
    }

    @Test
    void tagsThePhotographOfTheCorpusWithAWideProfile() throws Exception {
        Path corpus = Path.of(System.getProperty("visage.corpus", "../../shared/corpus"));
        assumeTrue(Files.isDirectory(corpus), "no corpus");

        List<Input> inputs = Inputs.corpus(corpus, directory).all();

        assertThat(inputs).allSatisfy(input -> assertThat(input.file()).isRegularFile());
        Path tagged = inputs.get(3).file();
        assertThat(inputs.get(3).name()).contains("Display-P3");
        assertThat(header(tagged)).isEqualTo(header(inputs.get(0).file()));
        assertThat(Files.readString(tagged, StandardCharsets.ISO_8859_1)).contains("ICC_PROFILE");
        assertThat(Files.readString(inputs.get(0).file(), StandardCharsets.ISO_8859_1))
                .doesNotContain("ICC_PROFILE");
    }

    private static PictureHeader header(Path file) {
        try {
            return ((Inspection.Accepted) new PictureInspector(PictureLimits.USUAL).inspect(Files.readAllBytes(file)))
                    .header();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
