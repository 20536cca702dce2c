package dev.visage.contracts.picture;

import dev.visage.contracts.id.ImageId;
import dev.visage.contracts.recipe.Colour;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finished picture: what an upload became.
 *
 * @param imageId its identity; no other picture ever has it
 * @param width of the largest rendition, in pixels
 * @param height of the largest rendition, in pixels
 * @param renditions at least one, largest first
 * @param blurHash what a place for it can show before it is there, as {@link Look} tells; null for pictures made before
 *     this was told
 * @param dominantColour its most common colour; null likewise
 * @param engine what made the renditions; null likewise
 */
public record Image(
        ImageId imageId,
        int width,
        int height,
        List<Rendition> renditions,
        @Nullable String blurHash,
        @Nullable Colour dominantColour,
        @Nullable EngineName engine) {

    public Image {
        renditions = List.copyOf(renditions);
        if (renditions.isEmpty()) {
            throw new IllegalArgumentException("A picture has at least one rendition.");
        }
    }

    /** The picture with these renditions, largest first, of which nothing else is told. */
    public static Image of(ImageId imageId, List<Rendition> renditions) {
        Rendition largest = renditions.get(0);
        return new Image(imageId, largest.width(), largest.height(), renditions, null, null, null);
    }

    /** The same picture, with how it looks and what made it. */
    public Image told(Look look, EngineName madeBy) {
        return new Image(imageId, width, height, renditions, look.blurHash(), look.dominantColour(), madeBy);
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
