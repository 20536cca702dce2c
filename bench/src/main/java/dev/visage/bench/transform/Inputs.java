package dev.visage.bench.transform;

import dev.visage.bench.system.Checkout;
import dev.visage.contracts.picture.Inspection;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.PictureInspector;
import dev.visage.contracts.picture.PictureLimits;
import dev.visage.contracts.picture.sample.SamplePictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The pictures to measure with.
 *
 * @param scaled those that one and two threads are compared on
 * @param origin where they are from, for the reader
 */
public record Inputs(List<Input> all, List<Input> scaled, String origin) {

    private static final Path CORPUS = Checkout.root().resolve("../shared/corpus");
    public static final String LARGE_JPEG = "12 MP 4:2:0 JPEG";
    public static final String MEDIUM_JPEG = "2 MP JPEG";
    public static final String SMALL_JPEG = "640x480 JPEG";

    private Inputs(List<Input> all, String origin) {
        this(
                all,
                all.stream()
                        .filter(input ->
                                input.name().equals(LARGE_JPEG) || input.name().equals(MEDIUM_JPEG))
                        .toList(),
                origin);
    }

    /**
     * The corpus beside the repository; where there is none, drawn pictures of the same kinds as far as they can be drawn.
     *
     * @param scratch a folder for what is made
     */
    public static Inputs byDefault(Path scratch) throws IOException {
        return Files.isDirectory(CORPUS) ? corpus(CORPUS, scratch) : drawn(scratch);
    }

    /** Every picture in a folder. */
    static Inputs in(Path folder) throws IOException {
        List<Input> inputs = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (new PictureInspector(PictureLimits.USUAL).inspect(Files.readAllBytes(file))
                        instanceof Inspection.Accepted) {
                    inputs.add(new Input(file.getFileName().toString(), file));
                }
            }
        }
        return new Inputs(inputs, inputs, "the pictures of " + folder.getFileName());
    }

    static Inputs corpus(Path corpus, Path scratch) throws IOException {
        Path photos = corpus.resolve("photos");
        Path formats = corpus.resolve("formats");
        Path large = photos.resolve("phone-12mp-420-exif6.jpg");
        Path displayP3 = Files.write(
                scratch.resolve("display-p3.jpg"),
                ColourProfile.of(Files.readAllBytes(formats.resolve("display-p3.jpg")))
                        .in(Files.readAllBytes(large)));
        return new Inputs(
                List.of(
                        new Input(LARGE_JPEG, large),
                        new Input("12 MP 4:2:2 JPEG", photos.resolve("phone-12mp-422-exif6.jpg")),
                        new Input(MEDIUM_JPEG, photos.resolve("photo-2mp.jpg")),
                        new Input("12 MP Display-P3 JPEG", displayP3),
                        new Input("2 MP RGBA PNG", formats.resolve("rgba-2mp.png")),
                        new Input(SMALL_JPEG, photos.resolve("photo-640x480.jpg")),
                        new Input("400x400 PNG", formats.resolve("rgb-400.png")),
                        new Input("800x533 GIF", formats.resolve("still.gif")),
                        new Input("80x80 animated GIF", formats.resolve("animated.gif")),
                        new Input("2 MP progressive JPEG", photos.resolve("photo-2mp-progressive.jpg")),
                        new Input("1024x772 WebP", formats.resolve("lossy.webp"))),
                "the corpus");
    }

    static Inputs drawn(Path scratch) throws IOException {
        List<Input> inputs = new ArrayList<>();
        inputs.add(drawn(LARGE_JPEG, scratch, SamplePictures.photograph(3000, 4000, Orientation.TURN_RIGHT)));
        inputs.add(drawn(MEDIUM_JPEG, scratch, SamplePictures.photograph(1600, 1200, Orientation.UPRIGHT)));
        inputs.add(drawn("2 MP RGBA PNG", scratch, SamplePictures.transparent(1600, 1200)));
        inputs.add(drawn(SMALL_JPEG, scratch, SamplePictures.photograph(640, 480, Orientation.UPRIGHT)));
        inputs.add(drawn("400x400 PNG", scratch, SamplePictures.png(400, 400)));
        inputs.add(drawn("800x533 GIF", scratch, SamplePictures.gif(800, 533)));
        inputs.add(drawn("80x80 animated GIF", scratch, SamplePictures.animation(80, 80, 30)));
        return new Inputs(inputs, "drawn pictures, since there is no corpus in ../shared/corpus");
    }

    private static Input drawn(String name, Path scratch, byte[] picture) throws IOException {
        Path file = Files.createTempFile(scratch, "drawn-", "");
        return new Input(name, Files.write(file, picture));
    }
}
