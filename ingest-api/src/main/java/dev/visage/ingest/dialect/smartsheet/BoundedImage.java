package dev.visage.ingest.dialect.smartsheet;

import dev.visage.contracts.picture.Image;
import dev.visage.contracts.picture.Rendition;
import java.util.Objects;

/**
 * A picture that fits inside a box, its sides in proportion and never enlarged.
 *
 * @param rendition a stored one
 * @param query what is asked of its URL to have it smaller; empty if it just fits
 */
record BoundedImage(Rendition rendition, String query) {

    static BoundedImage of(Image image, ImageUrlRequest wanted) {
        Rendition shown = ProfileImageJson.shown(image);
        int width = Math.min(Objects.requireNonNullElse(wanted.width(), shown.width()), shown.width());
        int height = Math.min(Objects.requireNonNullElse(wanted.height(), shown.height()), shown.height());
        if (width == shown.width() && height == shown.height()) {
            return new BoundedImage(shown, "");
        }
        boolean byWidth = (long) width * shown.height() <= (long) height * shown.width();
        return image.renditions().stream()
                .filter(rendition -> isSquare(rendition) == isSquare(shown))
                .filter(rendition -> byWidth ? rendition.width() == width : rendition.height() == height)
                .findFirst()
                .map(rendition -> new BoundedImage(rendition, ""))
                .orElseGet(() -> new BoundedImage(shown, byWidth ? "?w=" + width : "?h=" + height));
    }

    /** Renditions of one picture are all alike, but for the whole of it beside its squares. */
    private static boolean isSquare(Rendition rendition) {
        return rendition.width() == rendition.height();
    }
}
