package dev.visage.ingest.image;

import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.picture.Rendition;
import dev.visage.contracts.profile.Profile;
import dev.visage.contracts.storage.PublicBaseUrl;
import org.springframework.stereotype.Component;

/** The absolute URLs at which pictures are published. */
@Component
public class ImageUrls {

    private final PublicBaseUrl base;

    ImageUrls(ImageSettings settings) {
        base = new PublicBaseUrl(settings.publicBaseUrl());
    }

    /** The URL of a rendition; its bytes never change. */
    public String of(Rendition rendition) {
        return base.of(rendition.key()).toString();
    }

    /** The URL of a path below the same base. */
    public String below(String path) {
        return base.below(path).toString();
    }

    /** The URL of a user's avatar as the largest square of at most that side, or of the picture shown for users without. */
    public String ofAvatar(Profile profile, int side) {
        return profile.picture(PictureKind.AVATAR)
                .map(image -> of(image.square(side)))
                .orElseGet(() -> ofDefault(PictureKind.AVATAR));
    }

    /** The URL of the picture shown for users who have none of this kind. */
    public String ofDefault(PictureKind kind) {
        return below(DefaultPicture.of(kind).path());
    }
}
