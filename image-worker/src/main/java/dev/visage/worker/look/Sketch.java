package dev.visage.worker.look;

import java.awt.image.BufferedImage;

/**
 * A picture in a few pixels, on white where it is transparent.
 *
 * @param pixels row by row, each as 0xrrggbb
 */
record Sketch(int width, int height, int[] pixels) {

    private static final int LONGEST_SIDE = 32;

    /** So many pixels of each row and column of a cell are looked at. */
    private static final int PROBES = 4;

    private static final int OPAQUE = 0xff;

    /** Each pixel is the average of evenly spaced ones of the picture's. */
    static Sketch of(BufferedImage picture) {
        double scale = Math.min(1, (double) LONGEST_SIDE / Math.max(picture.getWidth(), picture.getHeight()));
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        long[] sums = new long[width * height * 3];
        int[] counts = new int[width * height];
        int[] row = new int[picture.getWidth()];
        boolean alpha = picture.getColorModel().hasAlpha();
        int[] columns = probes(picture.getWidth(), width);
        int[] rows = probes(picture.getHeight(), height);
        for (int i = 0; i < rows.length; i++) {
            picture.getRaster().getDataElements(0, rows[i], row.length, 1, row);
            int cells = i * height / rows.length * width;
            for (int j = 0; j < columns.length; j++) {
                int pixel = row[columns[j]];
                int cell = cells + j * width / columns.length;
                add(sums, cell * 3, pixel, alpha ? pixel >>> 24 : OPAQUE);
                counts[cell]++;
            }
        }
        return new Sketch(width, height, averages(sums, counts));
    }

    /** The rows or columns to look at: all of them, or as many as it takes to look at some in each cell. */
    private static int[] probes(int length, int cells) {
        int count = Math.min(length, cells * PROBES);
        int[] probes = new int[count];
        for (int i = 0; i < count; i++) {
            probes[i] = (int) ((i + 0.5) * length / count);
        }
        return probes;
    }

    private static void add(long[] sums, int at, int rgb, int opacity) {
        for (int channel = 0; channel < 3; channel++) {
            int value = rgb >> 16 - 8 * channel & 0xff;
            sums[at + channel] += value * opacity + OPAQUE * (OPAQUE - opacity);
        }
    }

    private static int[] averages(long[] sums, int[] counts) {
        int[] pixels = new int[counts.length];
        for (int i = 0; i < pixels.length; i++) {
            long whole = (long) counts[i] * OPAQUE;
            for (int channel = 0; channel < 3; channel++) {
                pixels[i] = pixels[i] << 8 | (int) ((sums[i * 3 + channel] + whole / 2) / whole);
            }
        }
        return pixels;
    }
}
