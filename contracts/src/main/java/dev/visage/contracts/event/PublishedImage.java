package dev.visage.contracts.event;

import dev.visage.contracts.id.ImageId;
import dev.visage.contracts.picture.EngineName;
import dev.visage.contracts.picture.Image;
import dev.visage.contracts.recipe.Colour;
import dev.visage.contracts.storage.PublicBaseUrl;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finished picture, as {@link Image} has it, with links to its renditions.
 *
 * @param imageId its identity; no other picture ever has it
 * @param width of the largest rendition, in pixels
 * @param height of the largest rendition, in pixels
 * @param renditions at least one, largest first
 * @param blurHash what a place for it can show before it is there; null for pictures made before this was told
 * @param dominantColour its most common colour; null likewise
 * @param engine what made the renditions; null likewise
 */
public record PublishedImage(
        ImageId imageId,
        int width,
        int height,
        List<PublishedRendition> renditions,
        @Nullable String blurHash,
        @Nullable Colour dominantColour,
        @Nullable EngineName engine) {

    public PublishedImage {
        renditions = List.copyOf(renditions);
    }

    static PublishedImage of(Image image, PublicBaseUrl base) {
        return new PublishedImage(
                image.imageId(),
                image.width(),
                image.height(),
                image.renditions().stream()
                        .map(rendition -> PublishedRendition.of(rendition, base))
                        .toList(),
                image.blurHash(),
                image.dominantColour(),
                image.engine());
    }
}
