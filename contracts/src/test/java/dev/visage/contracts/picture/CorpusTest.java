package dev.visage.contracts.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.visage.contracts.picture.Inspection.Accepted;
import dev.visage.contracts.picture.Inspection.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against real files, where there are any: {@code ../shared/corpus} beside the project, or {@code -Dvisage.corpus}. */
class CorpusTest {

    private final Path corpus = Path.of(System.getProperty("visage.corpus", "../../shared/corpus"));
    private final PictureInspector inspector = new PictureInspector(PictureLimits.USUAL);

    @BeforeEach
    void needsTheCorpus() {
        assumeTrue(Files.isDirectory(corpus), "no corpus");
    }

    @Test
    void readsTheDimensionsThatImageIoReads() throws IOException {
        int compared = 0;
        for (Path file : files("photos", "formats", "orientation", "pngsuite")) {
            if (inspector.inspect(Files.readAllBytes(file)) instanceof Accepted accepted
                    && accepted.header().format() != PictureFormat.WEBP
                    && !file.getFileName().toString().startsWith("x")) {
                assertSameAsImageIo(file, accepted.header());
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(150);
    }

    @ParameterizedTest
    @EnumSource
    void readsTheOrientationThatOtherToolsWrote(Orientation orientation) throws IOException {
        byte[] file = Files.readAllBytes(corpus.resolve("orientation/exif-" + orientation.exif() + ".jpg"));

        assertThat(inspector.inspect(file))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.header().orientation()).isEqualTo(orientation));
    }

    @Test
    void refusesBombsByTheirHeaders() throws IOException {
        for (Path file : files("hostile")) {
            if (file.getFileName().toString().startsWith("bomb-")) {
                assertThat(inspector.inspect(Files.readAllBytes(file)))
                        .as(file.toString())
                        .isInstanceOfSatisfying(
                                Refused.class,
                                refused -> assertThat(refused.rejection()).isInstanceOf(Rejection.TooManyPixels.class));
            }
        }
    }

    @Test
    void neverFails() throws IOException {
        for (Path file : files("photos", "formats", "orientation", "pngsuite", "hostile")) {
            assertThat(inspector.inspect(Files.readAllBytes(file)))
                    .as(file.toString())
                    .isNotNull();
        }
    }

    private static void assertSameAsImageIo(Path file, PictureHeader header) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(
                        header.format().name().toLowerCase(Locale.ROOT))
                .next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in, true, true);
            assertThat(header.width()).as(file.toString()).isEqualTo(reader.getWidth(0));
            assertThat(header.height()).as(file.toString()).isEqualTo(reader.getHeight(0));
        } finally {
            reader.dispose();
        }
    }

    private List<Path> files(String... folders) throws IOException {
        Stream.Builder<Path> files = Stream.builder();
        for (String folder : folders) {
            try (Stream<Path> inFolder = Files.list(corpus.resolve(folder))) {
                inFolder.sorted().forEach(files);
            }
        }
        return files.build().toList();
    }
}
