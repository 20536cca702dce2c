package dev.visage.bench.transform;

import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Photographs of nearly 50 megapixels, the most that is taken. */
final class LargePhotographs {

    private static final int WIDTH = 8160;
    private static final int HEIGHT = 6120;

    private LargePhotographs() {}

    /** Draws one, and writes it baseline and progressive. */
    static List<Input> in(Path scratch) throws IOException {
        byte[] drawn = SamplePictures.photograph(WIDTH, HEIGHT, Orientation.UPRIGHT);
        Path baseline = Files.write(scratch.resolve("baseline.jpg"), drawn);
        Path progressive = scratch.resolve("progressive.jpg");
        writeProgressive(ImageIO.read(new ByteArrayInputStream(drawn)), progressive);
        return List.of(new Input("50 MP JPEG", baseline), new Input("50 MP progressive JPEG", progressive));
    }

    private static void writeProgressive(BufferedImage picture, Path file) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), settings);
        } finally {
            writer.dispose();
        }
    }
}
