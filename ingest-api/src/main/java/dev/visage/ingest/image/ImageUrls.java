package dev.visage.ingest.image;

import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.picture.Rendition;
import org.springframework.stereotype.Component;

/** The absolute URLs at which pictures are published. */
@Component
public class ImageUrls {

    private final String base;

    ImageUrls(ImageSettings settings) {
        base = settings.publicBaseUrl().toString().replaceAll("/+$", "") + "/";
    }

    /** The URL of a rendition; its bytes never change. */
    public String of(Rendition rendition) {
        return base + rendition.key();
    }

    /** The URL of the picture shown for users who have none of this kind. */
    public String ofDefault(PictureKind kind) {
        return base + DefaultPicture.of(kind).path();
    }
}
