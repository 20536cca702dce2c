package dev.visage.ingest.dialect.v1;

import dev.visage.contracts.id.ImageId;
import dev.visage.contracts.picture.EngineName;
import dev.visage.contracts.picture.Image;
import dev.visage.contracts.picture.Rendition;
import dev.visage.contracts.recipe.Colour;
import dev.visage.ingest.image.ImageUrls;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finished picture, with the URLs of its renditions. All members are always there; the last three are null of a picture that
 * was made before they were told.
 *
 * @param blurHash what its place can show until it is there
 * @param dominantColour its most common colour
 * @param engine what made the renditions
 */
record PictureJson(
        ImageId imageId,
        int width,
        int height,
        List<RenditionJson> renditions,
        @Nullable String blurHash,
        @Nullable Colour dominantColour,
        @Nullable EngineName engine) {

    static PictureJson of(Image image, ImageUrls urls) {
        return new PictureJson(
                image.imageId(),
                image.width(),
                image.height(),
                image.renditions().stream()
                        .map(rendition -> RenditionJson.of(rendition, urls))
                        .toList(),
                image.blurHash(),
                image.dominantColour(),
                image.engine());
    }

    /** One size of it. */
    record RenditionJson(String name, int width, int height, long bytes, String mediaType, String url) {

        static RenditionJson of(Rendition rendition, ImageUrls urls) {
            return new RenditionJson(
                    rendition.name(),
                    rendition.width(),
                    rendition.height(),
                    rendition.bytes(),
                    rendition.mediaType().mediaType(),
                    urls.of(rendition));
        }
    }
}
