package dev.visage.worker.picture;

import java.awt.image.BufferedImage;

/** Colours counted as much as they are seen, so that resizing lets nothing shine through from behind transparent places. */
final class Premultiplied {

    private static final int OPAQUE = 0xff;

    private Premultiplied() {}

    /** A copy of a picture of type INT_ARGB, its colours multiplied by its alpha. */
    static BufferedImage of(BufferedImage image) {
        BufferedImage weighted = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
        int[] from = ImageChannel.pixels(image);
        int[] to = ImageChannel.pixels(weighted);
        for (int i = 0; i < from.length; i++) {
            int pixel = from[i];
            int alpha = pixel >>> 24;
            to[i] = alpha == OPAQUE
                    ? pixel
                    : alpha << 24
                            | times(pixel >> 16 & 0xff, alpha) << 16
                            | times(pixel >> 8 & 0xff, alpha) << 8
                            | times(pixel & 0xff, alpha);
        }
        return weighted;
    }

    /** Divides the colours by the alpha again, in place. */
    static void undo(BufferedImage weighted) {
        int[] pixels = ImageChannel.pixels(weighted);
        for (int i = 0; i < pixels.length; i++) {
            int pixel = pixels[i];
            int alpha = pixel >>> 24;
            if (alpha != OPAQUE) {
                pixels[i] = alpha == 0
                        ? 0
                        : alpha << 24
                                | over(pixel >> 16 & 0xff, alpha) << 16
                                | over(pixel >> 8 & 0xff, alpha) << 8
                                | over(pixel & 0xff, alpha);
            }
        }
    }

    private static int times(int colour, int alpha) {
        return (colour * alpha + OPAQUE / 2) / OPAQUE;
    }

    /** The filter may overshoot, and the colours more than the alpha. */
    private static int over(int colour, int alpha) {
        return Math.min(OPAQUE, (colour * OPAQUE + alpha / 2) / alpha);
    }
}
