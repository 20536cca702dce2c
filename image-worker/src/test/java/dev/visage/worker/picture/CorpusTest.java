package dev.visage.worker.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.visage.contracts.recipe.OutputPolicy;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.contracts.recipe.Target;
import dev.visage.worker.codec.gif.GifShow;
import dev.visage.worker.codec.jpeg.JpegEncoder;
import dev.visage.worker.picture.PictureResult.Encoded;
import dev.visage.worker.picture.PictureResult.Made;
import dev.visage.worker.picture.PictureResult.Refused;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against real files, where there are any: {@code ../shared/corpus} beside the project, or {@code -Dvisage.corpus}. */
class CorpusTest {

    private final Path corpus = Path.of(System.getProperty("visage.corpus", "../../shared/corpus"));
    private final Transformer transformer = new Transformer(
            Pictures.settings(50_000_000, 100_000_000, Duration.ofSeconds(30)),
            List.of(new PortableEngine(JpegEncoder.NONE)));
    private final Recipe small = new Recipe(
            Recipe.avatar().shape(),
            List.of(Target.wide(96), Target.wide(48)),
            false,
            Recipe.avatar().output());

    @BeforeEach
    void needsTheCorpus() {
        assumeTrue(Files.isDirectory(corpus), "no corpus");
    }

    @ParameterizedTest
    @ValueSource(strings = {"photos", "formats", "orientation"})
    void makesRealPictures(String folder) throws Exception {
        for (Path file : files(folder)) {
            PictureResult result = transformer.transform(Files.readAllBytes(file), small);
            assertThat(result).as(file.toString()).isInstanceOf(isBeyondThisJdk(file) ? Refused.class : Made.class);
            if (result instanceof Made made) {
                Encoded largest = made.renditions().get(0);
                assertThat(Pictures.decoded(largest.bytes()).getWidth())
                        .as(file.toString())
                        .isEqualTo(largest.width());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"animated.gif", "still.gif"})
    void keepsRealAnimations(String name) throws Exception {
        byte[] film = Files.readAllBytes(corpus.resolve("formats").resolve(name));

        PictureResult result = transformer.transform(
                film, Recipe.cover().withFull().written(new OutputPolicy.AsSubmitted(Recipe.QUALITY)));

        Encoded full = ((Made) result).renditions().get(0);
        assertThat(GifShow.of(full.bytes())).isEqualTo(GifShow.of(film));
    }

    /** No JDK reads AVIF; arithmetic coding those alone whose codec is the system's libjpeg-turbo. */
    private static boolean isBeyondThisJdk(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".avif") || name.equals("arithmetic.jpg") && !readsPlainly(file);
    }

    private static boolean readsPlainly(Path file) {
        try {
            return ImageIO.read(file.toFile()) != null;
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** The same stored pixels under eight orientations: turned back, all look as the first does. */
    @Test
    void turnsAsOtherToolsExpect() throws Exception {
        BufferedImage stored = rendition("orientation/exif-1.jpg");
        BufferedImage turned = rendition("orientation/exif-6.jpg");
        BufferedImage mirrored = rendition("orientation/exif-2.jpg");

        for (int i = 2; i < 94; i += 5) {
            for (int j = 2; j < 94; j += 5) {
                Pictures.assertColour(mirrored, 95 - i, j, stored.getRGB(i, j) & 0xffffff);
                Pictures.assertColour(turned, 95 - j, i, stored.getRGB(i, j) & 0xffffff);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hostile", "pngsuite"})
    void makesOrRefusesStrangeOnes(String folder) throws Exception {
        for (Path file : files(folder)) {
            PictureResult result = transformer.transform(Files.readAllBytes(file), small);
            String name = file.getFileName().toString();
            if (folder.equals("pngsuite")) {
                assertThat(result)
                        .as(name)
                        .isInstanceOf(name.startsWith("x") && !isReadable(name) ? Refused.class : Made.class);
            } else {
                assertThat(result).as(name).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tbbn0g04", "tbwn0g16", "tbrn2c08", "tbgn2c16", "tbbn3p08", "tm3n3p02", "basn4a16", "basn6a08"})
    void keepsTransparentWhatIs(String name) throws Exception {
        Made made =
                (Made) transformer.transform(Files.readAllBytes(corpus.resolve("pngsuite/" + name + ".png")), small);

        BufferedImage image = Pictures.decoded(made.renditions().get(0).bytes());
        int clear = 0;
        for (int i = 0; i < image.getWidth() * image.getHeight(); i++) {
            clear += image.getRGB(i % image.getWidth(), i / image.getWidth()) >>> 24 < 0x80 ? 1 : 0;
        }
        assertThat(clear).isBetween(1, image.getWidth() * image.getHeight() - 1);
    }

    /** Wrong checksums only, which ImageIO does not look at. */
    private static boolean isReadable(String name) {
        return List.of("xcsn0g01.png", "xhdn0g08.png").contains(name);
    }

    private BufferedImage rendition(String file) throws Exception {
        PictureResult result = transformer.transform(Files.readAllBytes(corpus.resolve(file)), small);
        return Pictures.decoded(((Made) result).renditions().get(0).bytes());
    }

    private List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(corpus.resolve(folder))) {
            return files.sorted().toList();
        }
    }
}
