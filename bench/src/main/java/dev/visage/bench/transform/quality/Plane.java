package dev.visage.bench.transform.quality;

import dev.visage.contracts.picture.Orientation;

/**
 * One value for each pixel, 0 to 255.
 *
 * @param samples row by row
 */
record Plane(int width, int height, double[] samples) {

    Plane(int width, int height) {
        this(width, height, new double[width * height]);
    }

    double at(int x, int y) {
        return samples[y * width + x];
    }

    /** The same, each value between black and white. */
    Plane clamped() {
        Plane clamped = new Plane(width, height);
        for (int i = 0; i < samples.length; i++) {
            clamped.samples[i] = Math.max(0, Math.min(255, samples[i]));
        }
        return clamped;
    }

    /** A stored square set upright (Exif 3.0, section 4.6.5.1, tag Orientation). */
    Plane upright(Orientation stored) {
        Plane upright = new Plane(width, height);
        int last = width - 1;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                upright.samples[y * width + x] = switch (stored) {
                    case UPRIGHT -> at(x, y);
                    case MIRRORED -> at(last - x, y);
                    case UPSIDE_DOWN -> at(last - x, last - y);
                    case FLIPPED -> at(x, last - y);
                    case TRANSPOSED -> at(y, x);
                    case TURN_RIGHT -> at(y, last - x);
                    case TRANSVERSED -> at(last - y, last - x);
                    case TURN_LEFT -> at(last - y, x);
                };
            }
        }
        return upright;
    }
}
