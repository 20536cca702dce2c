package dev.visage.worker.resample;

import java.util.Arrays;

/**
 * Sums of weighted rows. The loops are so plain that the JIT vectorises them: JDK 17's does not if there are more rows at a
 * time, or rows that begin elsewhere than at the start of an array.
 */
final class WeightedSums {

    private WeightedSums() {}

    /**
     * Sums some rows up.
     *
     * @param sum its first {@code length} elements are set
     * @param continues whether they are added to instead
     * @param rows at least as long
     * @param weights of the rows, from {@code weight} on
     */
    static void sum(
            float[] sum, boolean continues, float[][] rows, float[] weights, int weight, int count, int length) {
        int k = 0;
        if (!continues && count >= 4) {
            set(
                    sum,
                    rows[0],
                    rows[1],
                    rows[2],
                    rows[3],
                    weights[weight],
                    weights[weight + 1],
                    weights[weight + 2],
                    weights[weight + 3],
                    length);
            k = 4;
        } else if (!continues) {
            Arrays.fill(sum, 0, length, 0);
        }
        while (k < count) {
            int left = count - k;
            int w = weight + k;
            if (left > 4 && left % 4 != 0) {
                add(
                        sum,
                        rows[k],
                        rows[k + 1],
                        rows[k + 2],
                        rows[k + 3],
                        rows[k + 4],
                        weights[w],
                        weights[w + 1],
                        weights[w + 2],
                        weights[w + 3],
                        weights[w + 4],
                        length);
                k += 5;
            } else if (left >= 4) {
                add(
                        sum,
                        rows[k],
                        rows[k + 1],
                        rows[k + 2],
                        rows[k + 3],
                        weights[w],
                        weights[w + 1],
                        weights[w + 2],
                        weights[w + 3],
                        length);
                k += 4;
            } else {
                add(sum, rows[k], weights[w], length);
                k++;
            }
        }
    }

    private static void set(
            float[] sum,
            float[] a,
            float[] b,
            float[] c,
            float[] d,
            float wa,
            float wb,
            float wc,
            float wd,
            int length) {
        for (int i = 0; i < length; i++) {
            sum[i] = wa * a[i] + wb * b[i] + wc * c[i] + wd * d[i];
        }
    }

    private static void add(float[] sum, float[] a, float wa, int length) {
        for (int i = 0; i < length; i++) {
            sum[i] += wa * a[i];
        }
    }

    private static void add(
            float[] sum,
            float[] a,
            float[] b,
            float[] c,
            float[] d,
            float wa,
            float wb,
            float wc,
            float wd,
            int length) {
        for (int i = 0; i < length; i++) {
            sum[i] += wa * a[i] + wb * b[i] + wc * c[i] + wd * d[i];
        }
    }

    private static void add(
            float[] sum,
            float[] a,
            float[] b,
            float[] c,
            float[] d,
            float[] e,
            float wa,
            float wb,
            float wc,
            float wd,
            float we,
            int length) {
        for (int i = 0; i < length; i++) {
            sum[i] += wa * a[i] + wb * b[i] + wc * c[i] + wd * d[i] + we * e[i];
        }
    }
}
