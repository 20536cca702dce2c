package dev.visage.ingest.dialect.v1;

import dev.visage.contracts.id.ImageId;
import dev.visage.contracts.picture.Image;
import dev.visage.contracts.picture.Rendition;
import dev.visage.ingest.image.ImageUrls;
import java.util.List;

/** A finished picture, with the URLs of its renditions. */
record PictureJson(ImageId imageId, int width, int height, List<RenditionJson> renditions) {

    static PictureJson of(Image image, ImageUrls urls) {
        return new PictureJson(
                image.imageId(),
                image.width(),
                image.height(),
                image.renditions().stream()
                        .map(rendition -> RenditionJson.of(rendition, urls))
                        .toList());
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
