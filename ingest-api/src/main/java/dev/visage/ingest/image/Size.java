package dev.visage.ingest.image;

/**
 * The sides of a picture.
 *
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 */
record Size(int width, int height) {

    /** Both sides by a factor, to the nearest whole pixels, of which at least one remains. */
    Size scaled(double factor) {
        return new Size((int) Math.max(1, Math.round(width * factor)), (int) Math.max(1, Math.round(height * factor)));
    }

    /** The factor at which this size fits into another and touches it. */
    double scaleInto(Size other) {
        return Math.min((double) other.width / width, (double) other.height / height);
    }
}
