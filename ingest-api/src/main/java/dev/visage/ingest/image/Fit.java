package dev.visage.ingest.image;

import java.awt.Rectangle;

/**
 * What is shown of a stored picture, and how large.
 *
 * @param region what is shown, in stored pixels
 * @param size in which it is shown, not larger than the region
 */
record Fit(Rectangle region, Size size) {

    /** Of what is read, at least so many pixels go into each side of one that is made, or fine patterns come out coarse. */
    private static final int HEADROOM = 2;

    /** A region of that size around the centre. */
    static Fit of(Size stored, Size shown, Size size) {
        Rectangle region = new Rectangle(
                (stored.width() - shown.width()) / 2,
                (stored.height() - shown.height()) / 2,
                shown.width(),
                shown.height());
        return new Fit(region, size);
    }

    /** Whether that is the stored picture as it is. */
    boolean isWhole(Size stored) {
        return size.equals(stored);
    }

    /**
     * Only every how many-th row and column needs to be read.
     *
     * @param maxPixels how many pixels may be read, at least four times those that are made
     */
    int step(long maxPixels) {
        int step = Math.max(
                1, Math.min(region.width / (HEADROOM * size.width()), region.height / (HEADROOM * size.height())));
        while (pixelsRead(step) > maxPixels) {
            step++;
        }
        return step;
    }

    /** The pixels that are read at a step. */
    long pixelsRead(int step) {
        return (long) ceilDiv(region.width, step) * ceilDiv(region.height, step);
    }

    private static int ceilDiv(int length, int step) {
        return (length + step - 1) / step;
    }
}
