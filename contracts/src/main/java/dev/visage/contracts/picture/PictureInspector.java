package dev.visage.contracts.picture;

import dev.visage.contracts.picture.Inspection.Accepted;
import dev.visage.contracts.picture.Inspection.Refused;
import dev.visage.contracts.recipe.Recipe;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges uploads by their bytes: magic number, then the dimensions in the header. Decodes nothing, and
 * looks at each byte once at the most, so the edge can afford it for every upload. Edge and worker share
 * it, so they never disagree.
 *
 * @param limits what is taken
 */
public record PictureInspector(PictureLimits limits) {

    /** Judges all the bytes of an upload of which one frame is used. */
    public Inspection inspect(byte[] bytes) {
        return inspect(bytes, false);
    }

    /**
     * Judges all the bytes of an upload.
     *
     * @param keepsFrames whether all frames of an animated GIF are kept, so that they count
     */
    public Inspection inspect(byte[] bytes, boolean keepsFrames) {
        if (bytes.length == 0) {
            return new Refused(new Rejection.Empty());
        }
        Optional<PictureFormat> format = MagicNumber.format(bytes);
        if (format.isEmpty()) {
            return new Refused(refusal(MagicNumber.otherMediaType(bytes)));
        }
        Inspection inspection = switch (format.get()) {
            case JPEG -> JpegHeader.read(bytes);
            case PNG -> SmallHeaders.png(bytes);
            case GIF -> SmallHeaders.gif(bytes);
            case WEBP -> SmallHeaders.webp(bytes);
        };
        return inspection instanceof Accepted accepted
                ? beyondLimits(bytes, accepted.header(), keepsFrames)
                        .<Inspection>map(Refused::new)
                        .orElse(inspection)
                : inspection;
    }

    /**
     * Why a recipe cannot be made of a picture that is taken, if it cannot: a crop rectangle shows nothing of it, or the
     * resized renditions have more than twice the pixels together that a picture may have.
     */
    public Optional<Rejection> refusal(PictureHeader header, Recipe recipe) {
        int width = header.uprightWidth();
        int height = header.uprightHeight();
        Optional<Rejection> outside =
                recipe.cropOutside(width, height).map(crop -> new Rejection.CropOutside(crop, width, height));
        if (outside.isPresent()) {
            return outside;
        }
        long found = recipe.resizedPixels(width, height, limits.pixels());
        long limit = 2 * limits.pixels();
        return found > limit ? Optional.of(new Rejection.RenditionsTooLarge(limit, found)) : Optional.empty();
    }

    private Optional<Rejection> beyondLimits(byte[] bytes, PictureHeader header, boolean keepsFrames) {
        if (header.pixels() > limits.pixels()) {
            return Optional.of(new Rejection.TooManyPixels(limits.pixels(), header.width(), header.height()));
        }
        if (Math.max(header.width(), header.height()) > limits.side()) {
            return Optional.of(new Rejection.SideTooLong(limits.side(), header.width(), header.height()));
        }
        return keepsFrames && header.format() == PictureFormat.GIF
                ? GifFrames.refusal(bytes, header, limits)
                : Optional.empty();
    }

    private static Rejection refusal(@Nullable String mediaType) {
        return mediaType != null && mediaType.startsWith("image/")
                ? new Rejection.UnsupportedFormat(mediaType)
                : new Rejection.NotAPicture(mediaType);
    }
}
