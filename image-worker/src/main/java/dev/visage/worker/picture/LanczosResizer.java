package dev.visage.worker.picture;

import dev.visage.worker.resample.Plane;
import dev.visage.worker.resample.Resampler;
import dev.visage.worker.resample.Span;
import java.awt.image.BufferedImage;
import net.coobird.thumbnailator.resizers.Resizer;
import org.jspecify.annotations.Nullable;

/**
 * Lanczos' filter for Thumbnailator, whose own resizers are softer than what other services make. Resizes pictures of type
 * INT_RGB, INT_ARGB or 3BYTE_BGR into one of the first two.
 */
record LanczosResizer(Resampler resampler) implements Resizer {

    private static final int OPAQUE = 0xff;

    @Override
    public void resize(BufferedImage from, BufferedImage to) {
        if (from.getColorModel().hasAlpha()) {
            BufferedImage weighted = Premultiplied.of(from);
            join(plane(weighted, 24, to), weighted, to);
            Premultiplied.undo(to);
        } else {
            join(null, from, to);
        }
    }

    private void join(@Nullable Plane alpha, BufferedImage from, BufferedImage to) {
        byte[] red = plane(from, 16, to).bytes();
        byte[] green = plane(from, 8, to).bytes();
        byte[] blue = plane(from, 0, to).bytes();
        int[] pixels = ImageChannel.pixels(to);
        for (int i = 0; i < pixels.length; i++) {
            int opacity = alpha == null ? OPAQUE : alpha.bytes()[i] & 0xff;
            pixels[i] = opacity << 24 | (red[i] & 0xff) << 16 | (green[i] & 0xff) << 8 | blue[i] & 0xff;
        }
    }

    private Plane plane(BufferedImage from, int shift, BufferedImage to) {
        return resampler.resample(
                ImageChannel.of(from, shift),
                Span.whole(from.getWidth(), to.getWidth()),
                Span.whole(from.getHeight(), to.getHeight()),
                false);
    }
}
