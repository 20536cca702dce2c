package dev.visage.worker.picture;

import java.awt.image.BufferedImage;

/**
 * What a picture looks like, in 64 bits: for each of 8 rows of 9 patches whether luma falls from one patch to the next.
 * Survives resampling and encoding; does not survive another crop, turn or mirroring.
 */
final class PerceptualHash {

    private static final int ROWS = 8;
    private static final int COLUMNS = 9;

    private PerceptualHash() {}

    static long of(BufferedImage image) {
        long hash = 0;
        for (int row = 0; row < ROWS; row++) {
            double left = luma(image, 0, row);
            for (int column = 1; column < COLUMNS; column++) {
                double right = luma(image, column, row);
                hash = hash << 1 | (left > right + 1 ? 1 : 0);
                left = right;
            }
        }
        return hash;
    }

    /** The number of bits in which two hashes differ. */
    static int distance(long one, long other) {
        return Long.bitCount(one ^ other);
    }

    /** The mean of a patch, over white where it is transparent. */
    private static double luma(BufferedImage image, int column, int row) {
        int left = column * image.getWidth() / COLUMNS;
        int right = Math.max(left + 1, (column + 1) * image.getWidth() / COLUMNS);
        int top = row * image.getHeight() / ROWS;
        int bottom = Math.max(top + 1, (row + 1) * image.getHeight() / ROWS);
        double sum = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int pixel = image.getRGB(x, y);
                double alpha = (pixel >>> 24) / 255.0;
                double luma = 0.299 * (pixel >> 16 & 0xff) + 0.587 * (pixel >> 8 & 0xff) + 0.114 * (pixel & 0xff);
                sum += alpha * luma + (1 - alpha) * 255;
            }
        }
        return sum / ((right - left) * (bottom - top));
    }
}
