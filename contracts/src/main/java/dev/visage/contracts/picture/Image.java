package dev.visage.contracts.picture;

import dev.visage.contracts.id.ImageId;
import java.util.List;

/**
 * A finished picture: what an upload became.
 *
 * @param imageId its identity; no other picture ever has it
 * @param width of the largest rendition, in pixels
 * @param height of the largest rendition, in pixels
 * @param renditions at least one, largest first
 */
public record Image(ImageId imageId, int width, int height, List<Rendition> renditions) {

    public Image {
        renditions = List.copyOf(renditions);
        if (renditions.isEmpty()) {
            throw new IllegalArgumentException("A picture has at least one rendition.");
        }
    }

    /** The picture with these renditions, largest first. */
    public static Image of(ImageId imageId, List<Rendition> renditions) {
        Rendition largest = renditions.get(0);
        return new Image(imageId, largest.width(), largest.height(), renditions);
    }

    /** The largest square of at most that side; the largest rendition if there is none. */
    public Rendition square(int side) {
        return renditions.stream()
                .filter(rendition -> rendition.width() == rendition.height() && rendition.width() <= side)
                .findFirst()
                .orElse(largest());
    }

    /** The largest rendition. */
    public Rendition largest() {
        return renditions.get(0);
    }
}
