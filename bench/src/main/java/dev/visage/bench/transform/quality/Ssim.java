package dev.visage.bench.transform.quality;

import java.util.function.IntToDoubleFunction;

/**
 * The mean structural similarity of two pictures of one size (Wang, Bovik, Sheikh and Simoncelli, Image Quality Assessment:
 * From Error Visibility to Structural Similarity, IEEE Transactions on Image Processing 13, 2004): windows of 11 x 11 with a
 * Gaussian weight of deviation 1.5, all that lie in the picture; K1 = 0.01, K2 = 0.03, L = 255. The windows of a picture
 * smaller than that are as large as it.
 */
final class Ssim {

    private static final int WINDOW = 11;
    private static final double DEVIATION = 1.5;
    private static final double C1 = 0.01 * 255 * (0.01 * 255);
    private static final double C2 = 0.03 * 255 * (0.03 * 255);

    private Ssim() {}

    /** 1 where they are the same; less, the less they are alike. */
    static double of(Plane one, Plane other) {
        if (one.width() != other.width() || one.height() != other.height()) {
            throw new IllegalArgumentException("Only pictures of one size can be compared.");
        }
        double[] a = one.samples();
        double[] b = other.samples();
        double[] meansOfA = windows(one, i -> a[i]);
        double[] meansOfB = windows(one, i -> b[i]);
        double[] squaresOfA = windows(one, i -> a[i] * a[i]);
        double[] squaresOfB = windows(one, i -> b[i] * b[i]);
        double[] products = windows(one, i -> a[i] * b[i]);
        double sum = 0;
        for (int i = 0; i < products.length; i++) {
            double product = meansOfA[i] * meansOfB[i];
            double squares = meansOfA[i] * meansOfA[i] + meansOfB[i] * meansOfB[i];
            double covariance = products[i] - product;
            double variances = squaresOfA[i] + squaresOfB[i] - squares;
            sum += (2 * product + C1) * (2 * covariance + C2) / ((squares + C1) * (variances + C2));
        }
        return sum / products.length;
    }

    /** The weighted mean of some value in every window. */
    private static double[] windows(Plane size, IntToDoubleFunction value) {
        double[] across = gaussian(Math.min(WINDOW, size.width()));
        double[] down = gaussian(Math.min(WINDOW, size.height()));
        int columns = size.width() - across.length + 1;
        int rows = size.height() - down.length + 1;
        double[] means = new double[columns * rows];
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < columns; x++) {
                double mean = 0;
                for (int i = 0; i < across.length; i++) {
                    mean += across[i] * value.applyAsDouble(y * size.width() + x + i);
                }
                for (int i = Math.max(0, y - rows + 1); i < Math.min(down.length, y + 1); i++) {
                    means[(y - i) * columns + x] += down[i] * mean;
                }
            }
        }
        return means;
    }

    private static double[] gaussian(int size) {
        double[] weights = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double distance = i - (size - 1) / 2.0;
            weights[i] = Math.exp(-distance * distance / (2 * DEVIATION * DEVIATION));
            sum += weights[i];
        }
        for (int i = 0; i < size; i++) {
            weights[i] /= sum;
        }
        return weights;
    }
}
