package dev.visage.worker.resample;

import java.util.Arrays;

/** The rows of a source as floats: each is converted once, as long as the next target rows need it too. */
final class SourceRows {

    /** What a byte without sign stands for; quicker than converting it. */
    private static final float[] FLOATS = new float[256];

    static {
        for (int i = 0; i < FLOATS.length; i++) {
            FLOATS[i] = i;
        }
    }

    private final Samples source;
    private final int x;
    private final int width;
    private final byte[] bytes;
    private final float[][] rows;

    /** The source's row in each place of {@link #rows}. */
    private final int[] held;

    private final float[][] wanted;

    /**
     * The rows of a plane.
     *
     * @param x the first column that is needed
     * @param width the columns that are needed
     * @param count the rows that are needed at one time
     * @param room the samples to hold, unless a few rows need more
     */
    SourceRows(Samples source, int x, int width, int count, int room) {
        this.source = source;
        this.x = x;
        this.width = width;
        int capacity = Math.min(count, Math.max(5, room / width));
        this.bytes = new byte[width];
        this.rows = new float[capacity][width];
        this.wanted = new float[capacity][];
        this.held = new int[capacity];
        Arrays.fill(held, -1);
    }

    /** Sums the weighted rows of a target row up, as many at a time as there is room for. */
    void sum(float[] sum, Taps taps, int target) {
        int count = taps.count();
        for (int k = 0; k < count; k += held.length) {
            int some = Math.min(held.length, count - k);
            for (int i = 0; i < some; i++) {
                wanted[i] = row(taps.starts()[target] + k + i);
            }
            WeightedSums.sum(sum, k > 0, wanted, taps.weights(), target * count + k, some, width);
        }
    }

    private float[] row(int y) {
        int place = y % held.length;
        float[] row = rows[place];
        if (held[place] != y) {
            held[place] = y;
            source.read(x, y, width, bytes);
            convert(bytes, row, width);
        }
        return row;
    }

    private static void convert(byte[] bytes, float[] row, int width) {
        for (int i = 0; i < width; i++) {
            row[i] = FLOATS[bytes[i] & 0xff];
        }
    }
}
