package dev.visage.contracts.picture;

import dev.visage.contracts.picture.Inspection.Accepted;
import dev.visage.contracts.picture.Inspection.Refused;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges uploads by their bytes: magic number, then the dimensions in the header. Decodes nothing, and
 * looks at each byte once at the most, so the edge can afford it for every upload. Edge and worker share
 * it, so they never disagree.
 *
 * @param maxPixels the largest width times height that is taken
 */
public record PictureInspector(long maxPixels) {

    /** Judges all the bytes of an upload. */
    public Inspection inspect(byte[] bytes) {
        if (bytes.length == 0) {
            return new Refused(new Rejection.Empty());
        }
        Optional<PictureFormat> format = MagicNumber.format(bytes);
        if (format.isEmpty()) {
            return new Refused(refusal(MagicNumber.otherMediaType(bytes)));
        }
        return withinLimits(
                switch (format.get()) {
                    case JPEG -> JpegHeader.read(bytes);
                    case PNG -> SmallHeaders.png(bytes);
                    case GIF -> SmallHeaders.gif(bytes);
                    case WEBP -> SmallHeaders.webp(bytes);
                });
    }

    private Inspection withinLimits(Inspection inspection) {
        if (inspection instanceof Accepted accepted && accepted.header().pixels() > maxPixels) {
            PictureHeader header = accepted.header();
            return new Refused(new Rejection.TooManyPixels(maxPixels, header.width(), header.height()));
        }
        return inspection;
    }

    private static Rejection refusal(@Nullable String mediaType) {
        return mediaType != null && mediaType.startsWith("image/")
                ? new Rejection.UnsupportedFormat(mediaType)
                : new Rejection.NotAPicture(mediaType);
    }
}
