package dev.visage.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.contracts.recipe.Recipe;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Recipes tried out at the command line: what is written, and what is said of it. */
class TransformIT {

    @TempDir
    Path directory;

    private Path photograph;
    private Path made;

    @BeforeEach
    void drawPicture() throws IOException {
        photograph = write("me.jpg", SamplePictures.photograph(600, 200, Orientation.TURN_RIGHT));
        made = directory.resolve("made/here");
    }

    @Test
    void writesTheRenditionsAndListsThem() throws IOException {
        Run run = Run.of(
                "transform",
                photograph.toString(),
                "--recipe",
                "avatar?anchor=west&sizes=full,100&format=jpeg&background=%23ffffff",
                "--out",
                made.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).containsPattern("file +rendition +size +bytes +format +engine\\n");
        assertThat(run.out())
                .containsPattern("full\\.jpg +full +200 x 200 +" + size("full.jpg") + " +image/jpeg +\\w+\\n");
        assertThat(run.out())
                .containsPattern("100\\.jpg +100 +100 x 100 +" + size("100.jpg") + " +image/jpeg +\\w+\\n");
        assertThat(run.out()).containsPattern("me\\.jpg: BlurHash \\S{6,36}, dominant colour #[0-9a-f]{6}\\n$");
        assertThat(names(made)).containsExactly("100.jpg", "full.jpg");
        BufferedImage square = ImageIO.read(made.resolve("full.jpg").toFile());
        assertThat(new Color(square.getRGB(195, 5)).getRed())
                .as("west, where both upper corners are of the left patch's colour")
                .isGreaterThan(180);
    }

    @Test
    void makesTheSameOfARecipeAsItTravelsInEvents() throws IOException {
        String json = EventJson.mapper().writeValueAsString(Recipe.cover().withFull());
        Path file = write("recipe.json", ("\n " + json).getBytes(UTF_8));

        for (String recipe : new String[] {"cover?sizes=full,1500,960,480", json, file.toString()}) {
            Path to = directory.resolve("made" + recipe.hashCode());
            Run run = Run.of("transform", photograph.toString(), "--recipe", recipe, "--out", to.toString());

            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(names(to)).containsExactly("480.jpg", "full.jpg");
        }
    }

    @Test
    void givesEachOfSeveralPicturesAFolderAndReplacesNothingElse() throws IOException {
        Path icon = write("icon.v2.png", SamplePictures.transparent(60, 50));
        write("made/here/me/note.txt", new byte[] {1});
        write("made/here/me/200.jpg", new byte[] {2});

        Run run = Run.of("transform", photograph.toString(), icon.toString(), "--out", made.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(names(made)).containsExactly("icon.v2", "me");
        assertThat(names(made.resolve("me"))).containsExactly("200.jpg", "48.jpg", "96.jpg", "note.txt");
        assertThat(names(made.resolve("icon.v2"))).containsExactly("48.png", "50.png");
        assertThat(Files.size(made.resolve("me/200.jpg"))).isGreaterThan(1000);
    }

    @Test
    void printsJson() throws IOException {
        Path text = write("text.jpg", "<!doctype html>".getBytes(UTF_8));

        Run run = Run.of(
                "transform",
                photograph.toString(),
                text.toString(),
                "--out",
                made.toString(),
                "--json",
                "--engine",
                "portable");

        assertThat(run.exitCode()).isEqualTo(1);
        JsonNode results = EventJson.mapper().readTree(run.out());
        assertThat(results.at("/0/file").asString()).isEqualTo(photograph.toString());
        assertThat(results.at("/0/engine").asString()).isEqualTo("portable");
        assertThat(results.at("/0/blurHash").asString()).isNotEmpty();
        assertThat(results.at("/0/dominantColour").asString()).startsWith("#");
        assertThat(results.at("/0/renditions/0/name").asString()).isEqualTo("200");
        assertThat(results.at("/0/renditions/0/mediaType").asString()).isEqualTo("image/jpeg");
        assertThat(Path.of(results.at("/0/renditions/0/file").asString())).isRegularFile();
        assertThat(results.at("/1/rejection/code").asString()).isEqualTo("not-a-picture");
        assertThat(results.at("/1/rejection/detail").asString()).contains("text/html");
    }

    @Test
    void saysWhyThePictureIsRefused() throws IOException {
        assertRefused(
                photograph,
                "avatar?crop=600,0,10,10",
                "The crop rectangle 600,0,10,10 lies outside of the picture, which is 600 x 200 pixels.");
        assertRefused(
                photograph,
                "avatar?enlarge=true&sizes=4096,4095,4094,4093,4092,4091",
                "The sizes asked for have 100.6 megapixels together; the limit is 100.0.");
    }

    @Test
    void refusesWhatTheEdgeWouldNotTake() throws IOException {
        Path tooLong = write("long.jpg", new byte[10 * 1024 * 1024 + 1]);

        assertRefused(tooLong, "avatar", "The picture has 10485761 bytes; the limit is 10485760 bytes.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            visage.uploads.max-pixels         | 100000 | The picture has 0.2 megapixels (200 x 600); the limit is 0.1.
            visage.uploads.max-side           | 599    | The picture is 200 x 600 pixels; the limit of a side is 599.
            visage.worker.pictures.max-side   | 598    | The picture is 200 x 600 pixels; the limit of a side is 598.
            visage.worker.pictures.time-limit | 0ms    | The picture takes longer to decode than the limit of 0.0 seconds.
            """)
    void hasTheLimitsOfEdgeAndWorker(String key, String value, String sentence) throws IOException {
        with(key, value, () -> assertRefused(photograph, "avatar", sentence));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            visage.worker.pictures.time-limit | soon       | visage.worker.pictures.time-limit cannot be read from the environment: give it another value.
            visage.worker.turbo.library       | /none/x.so | visage.worker.turbo.library: /none/x.so is no libjpeg-turbo that can be loaded.
            """)
    void saysWhichSettingIsWrong(String key, String value, String sentence) throws IOException {
        with(key, value, () -> {
            Run run = Run.of("transform", photograph.toString(), "--out", made.toString());

            assertThat(run).isEqualTo(new Run(2, "", "visage: " + sentence + "\n"));
        });
    }

    @Test
    void saysWhereThePercentSignsOfARecipeAreBroken() {
        Run run = Run.of(
                "transform", photograph.toString(), "--recipe", "avatar?background=%zz", "--out", made.toString());

        assertThat(run)
                .isEqualTo(
                        new Run(
                                2,
                                "",
                                "visage: --recipe: In \"%zz\" a % is not followed by two hexadecimal digits; % itself is %25.\n"));
    }

    private interface Check {
        void run() throws IOException;
    }

    /** The environment has system properties too. */
    private static void with(String key, String value, Check check) throws IOException {
        System.setProperty(key, value);
        try {
            check.run();
        } finally {
            System.clearProperty(key);
        }
    }

    private void assertRefused(Path picture, String recipe, String sentence) throws IOException {
        Run run = Run.of("transform", picture.toString(), "--recipe", recipe, "--out", made.toString());

        assertThat(run).isEqualTo(new Run(1, "", "visage: " + picture + ": " + sentence + "\n"));
        assertThat(names(made)).isEmpty();
    }

    private Path write(String name, byte[] content) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    private long size(String name) throws IOException {
        return Files.size(made.resolve(name));
    }

    private static Stream<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }
}
