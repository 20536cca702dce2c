package dev.visage.ingest.dialect.smartsheet;

import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.Image;
import dev.visage.contracts.picture.Rendition;

/** A user's picture, by the id that {@code imageurls} finds it by. */
record ProfileImageJson(String imageId, int height, int width) {

    private static final int SIDE = 1050;

    static ProfileImageJson of(UserId userId, Image image) {
        Rendition shown = shown(image);
        return new ProfileImageJson(
                new ProfileImageId(userId, image.imageId()).toString(), shown.height(), shown.width());
    }

    /** The square of 1050 pixels, which a picture has that came by this API; of another the largest square, or all of it. */
    static Rendition shown(Image image) {
        return image.square(SIDE);
    }
}
