package dev.visage.worker.resample;

import java.util.Arrays;

/**
 * A plane on the heap.
 *
 * @param bytes one a sample, rows from top to bottom without gaps; not to be changed
 */
public record Plane(byte[] bytes, int width, int height) implements Samples {

    /** A plane of one colour. */
    public static Plane filled(int width, int height, int sample) {
        byte[] bytes = new byte[Math.multiplyExact(width, height)];
        Arrays.fill(bytes, (byte) sample);
        return new Plane(bytes, width, height);
    }

    @Override
    public void read(int x, int y, int length, byte[] row) {
        System.arraycopy(bytes, y * width + x, row, 0, length);
    }

    /** This plane on a larger one of one colour, its first sample there at {@code (x, y)}. */
    public Plane on(int canvasWidth, int canvasHeight, int x, int y, int sample) {
        Plane canvas = filled(canvasWidth, canvasHeight, sample);
        for (int row = 0; row < height; row++) {
            System.arraycopy(bytes, row * width, canvas.bytes, (y + row) * canvasWidth + x, width);
        }
        return canvas;
    }
}
