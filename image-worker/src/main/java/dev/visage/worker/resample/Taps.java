package dev.visage.worker.resample;

import java.util.Arrays;

/**
 * The samples of one side that each target sample is the weighted sum of, by Lanczos' kernel with three lobes, widened
 * where the side shrinks.
 *
 * @param starts the first sample for each target sample
 * @param count how many samples follow from there, the same number for all
 * @param weights {@code count} for each target sample; their sum is 1
 * @param first the first sample that any of them needs; of a part of a side it may be another than the outermost ones'
 * @param reach the samples from there to the last that any of them needs
 */
record Taps(int[] starts, int count, float[] weights, int first, int reach) {

    private static final int LOBES = 3;

    /** Weights at the kernel's ends that would not change an 8-bit sample. */
    private static final double NEGLIGIBLE = 1e-4;

    /** @param source the samples that the side has */
    static Taps of(Span span, int source) {
        double scale = span.length() / span.target();
        double widening = Math.max(1, scale);
        int[] starts = new int[span.target()];
        double[][] kernels = new double[span.target()][];
        int count = 1;
        for (int i = 0; i < kernels.length; i++) {
            int position = span.reversed() ? kernels.length - 1 - i : i;
            double centre = span.offset() + (position + 0.5) * scale;
            int first = clipped((int) Math.ceil(centre - LOBES * widening - 0.5), source);
            int last = clipped((int) Math.floor(centre + LOBES * widening - 0.5), source);
            while (first < last && Math.abs(lanczos((first + 0.5 - centre) / widening)) < NEGLIGIBLE) {
                first++;
            }
            while (first < last && Math.abs(lanczos((last + 0.5 - centre) / widening)) < NEGLIGIBLE) {
                last--;
            }
            starts[i] = first;
            kernels[i] = kernel(first, last, centre, widening);
            count = Math.max(count, kernels[i].length);
        }
        float[] weights = weights(starts, kernels, count, source);
        int first = Arrays.stream(starts).min().orElseThrow();
        int last = Arrays.stream(starts).max().orElseThrow();
        return new Taps(starts, count, weights, first, last + count - first);
    }

    private static int clipped(int sample, int source) {
        return Math.max(0, Math.min(source - 1, sample));
    }

    private static double[] kernel(int first, int last, double centre, double widening) {
        double[] kernel = new double[last - first + 1];
        double sum = 0;
        for (int k = 0; k < kernel.length; k++) {
            kernel[k] = lanczos((first + k + 0.5 - centre) / widening);
            sum += kernel[k];
        }
        for (int k = 0; k < kernel.length; k++) {
            kernel[k] = sum == 0 ? 1.0 / kernel.length : kernel[k] / sum;
        }
        return kernel;
    }

    /** Gives all kernels the same length, with zeros before those that would else reach beyond the side. */
    private static float[] weights(int[] starts, double[][] kernels, int count, int source) {
        float[] weights = new float[kernels.length * count];
        for (int i = 0; i < kernels.length; i++) {
            int start = Math.min(starts[i], source - count);
            for (int k = 0; k < kernels[i].length; k++) {
                weights[i * count + starts[i] - start + k] = (float) kernels[i][k];
            }
            starts[i] = start;
        }
        return weights;
    }

    private static double lanczos(double x) {
        if (x == 0) {
            return 1;
        }
        if (Math.abs(x) >= LOBES) {
            return 0;
        }
        double angle = Math.PI * x;
        return LOBES * Math.sin(angle) * Math.sin(angle / LOBES) / (angle * angle);
    }
}
