package dev.visage.worker.resample;

/** Some filtered rows, turned by a quarter: what was a column lies together. */
final class Band {

    private static final int LANES = 8;

    private final int width;
    private final float[][] columns;
    private final float[][] lanes;
    private final float[][] sums;
    private final float[][] wanted;

    /**
     * A band for planes of some width.
     *
     * @param height a multiple of 8
     * @param count how many columns are needed at one time
     */
    Band(int width, int height, int count) {
        this.width = width;
        // of new arrays each lies beside the next, which the cache likes; of old ones no longer
        this.columns = new float[width][height];
        this.lanes = new float[LANES][width];
        this.sums = new float[4][height];
        this.wanted = new float[count][];
    }

    /** Where row {@code y} is to be summed up. */
    float[] lane(int y) {
        return lanes[y % LANES];
    }

    /** Turns the rows up to {@code y} that have been summed up in {@link #lane}s, if it is time to. */
    void turn(int y, boolean isLast) {
        if (isLast || y % LANES == LANES - 1) {
            turn(columns, y - y % LANES, width, lanes);
        }
    }

    private static void turn(float[][] columns, int top, int width, float[][] lanes) {
        float[] a = lanes[0];
        float[] b = lanes[1];
        float[] c = lanes[2];
        float[] d = lanes[3];
        float[] e = lanes[4];
        float[] f = lanes[5];
        float[] g = lanes[6];
        float[] h = lanes[7];
        for (int x = 0; x < width; x++) {
            float[] column = columns[x];
            column[top] = a[x];
            column[top + 1] = b[x];
            column[top + 2] = c[x];
            column[top + 3] = d[x];
            column[top + 4] = e[x];
            column[top + 5] = f[x];
            column[top + 6] = g[x];
            column[top + 7] = h[x];
        }
    }

    /**
     * Filters the columns and writes the result.
     *
     * @param top the target row that the band begins with
     * @param height how many rows it has
     */
    void filter(Taps across, int top, int height, boolean swapsSides, Plane result) {
        int targets = across.starts().length;
        for (int target = 0; target < targets; target += sums.length) {
            int some = Math.min(sums.length, targets - target);
            for (int i = 0; i < some; i++) {
                sum(across, target + i, height, sums[i]);
            }
            if (swapsSides) {
                for (int i = 0; i < some; i++) {
                    Rounding.row(sums[i], height, result.bytes(), (target + i) * result.width() + top);
                }
            } else {
                Rounding.columns(sums, some, height, result.bytes(), top * result.width() + target, result.width());
            }
        }
    }

    private void sum(Taps across, int target, int height, float[] sum) {
        int column = across.starts()[target] - across.first();
        System.arraycopy(columns, column, wanted, 0, across.count());
        WeightedSums.sum(sum, false, wanted, across.weights(), target * across.count(), across.count(), height);
        Rounding.clip(sum, height);
    }
}
