package dev.visage.bench.transform.quality;

import dev.visage.contracts.picture.Inspection;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.PictureInspector;
import dev.visage.contracts.picture.PictureLimits;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * What a picture's renditions should be: all of it decoded by ImageIO, converted to sRGB, then the centre square reduced to
 * each size from there, and never encoded. Compared is luma; what is transparent lies over white.
 */
public final class Reference {

    private final Plane stored;
    private final Orientation orientation;
    private final Map<Integer, Plane> made = new HashMap<>();

    private Reference(Plane stored, Orientation orientation) {
        this.stored = stored;
        this.orientation = orientation;
    }

    /** The reference for a picture; none if ImageIO cannot decode it, or decodes only part of its canvas. */
    public static Optional<Reference> of(Path picture) throws IOException {
        byte[] original = Files.readAllBytes(picture);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(original));
        if (image == null
                || !(new PictureInspector(PictureLimits.USUAL).inspect(original)
                        instanceof Inspection.Accepted accepted)
                || image.getWidth() != accepted.header().width()
                || image.getHeight() != accepted.header().height()) {
            return Optional.empty();
        }
        return Optional.of(new Reference(Luma.of(image), accepted.header().orientation()));
    }

    /**
     * How similar square renditions are to it, by their width.
     *
     * @param renditions a folder of nothing else, each named {@code WIDTH.jpg} or another ending
     */
    public Map<Integer, Double> similarities(Path renditions) throws IOException {
        Map<Integer, Double> similarities = new TreeMap<>();
        try (Stream<Path> files = Files.list(renditions)) {
            for (Path file : files.toList()) {
                BufferedImage image = ImageIO.read(file.toFile());
                similarities.put(image.getWidth(), Ssim.of(square(image.getWidth()), Luma.of(image)));
            }
        }
        return similarities;
    }

    private Plane square(int size) {
        return made.computeIfAbsent(
                size,
                absent -> Lanczos.square(stored, size).upright(orientation).clamped());
    }
}
