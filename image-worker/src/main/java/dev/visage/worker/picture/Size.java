package dev.visage.worker.picture;

/**
 * Sides in pixels, each at least 1.
 */
record Size(int width, int height) {

    /** JPEG counts sides in 16 bits, and libjpeg stops a little before that. */
    private static final int MAX_SIDE = 65_500;

    static Size square(int side) {
        return new Size(side, side);
    }

    long pixels() {
        return (long) width * height;
    }

    /** The same proportions at another width. */
    Size atWidth(int other) {
        return new Size(other, Math.max(1, (int)
                Math.min(Integer.MAX_VALUE, Math.round((double) height * other / width))));
    }

    /** The largest size of the same proportions that fits into a square. */
    Size within(int side) {
        double scale = (double) side / Math.max(width, height);
        return new Size(Math.max(1, (int) Math.round(width * scale)), Math.max(1, (int) Math.round(height * scale)));
    }

    Size swapped(boolean swap) {
        return swap ? new Size(height, width) : this;
    }

    /** Whether a picture of this size may be made. */
    boolean isAllowed(long maxPixels) {
        return width <= MAX_SIDE && height <= MAX_SIDE && pixels() <= maxPixels;
    }

    /** This size, or the largest of about the same proportions that may be made. */
    Size allowed(long maxPixels) {
        if (isAllowed(maxPixels)) {
            return this;
        }
        double scale = Math.min((double) MAX_SIDE / Math.max(width, height), Math.sqrt((double) maxPixels / pixels()));
        return new Size(Math.max(1, (int) (width * scale)), Math.max(1, (int) (height * scale)));
    }
}
