package dev.visage.worker.codec.gif;

import java.awt.Rectangle;

/** The part of a GIF frame that is kept, while all its pixels come by in the order in which they are stored. */
final class FramePart {

    /** Where the four passes of an interlaced frame start, and their steps (GIF89a, appendix E). */
    private static final int[] STARTS = {0, 4, 2, 1};

    private static final int[] STEPS = {8, 8, 4, 2};

    private final GifFrame frame;
    private final Rectangle part;
    private final byte[] kept;
    private long missing;
    private int pass;
    private int x;
    private int y;

    FramePart(GifFrame frame, Rectangle part) {
        this.frame = frame;
        this.part = part;
        this.kept = new byte[part.width * part.height];
        this.missing = frame.pixels();
    }

    boolean isComplete() {
        return missing == 0;
    }

    /** Takes the next pixels; what comes after the last one is left. */
    void add(byte[] pixels, int count) {
        int taken = (int) Math.min(count, missing);
        missing -= taken;
        for (int i = 0; i < taken; i++) {
            if (x >= part.x && x < part.x + part.width && y >= part.y && y < part.y + part.height) {
                kept[(y - part.y) * part.width + x - part.x] = pixels[i];
            }
            if (++x == frame.place().width) {
                startRow();
            }
        }
    }

    /** What was kept, row by row. */
    byte[] bytes() {
        return kept;
    }

    private void startRow() {
        x = 0;
        y += frame.isInterlaced() ? STEPS[pass] : 1;
        while (y >= frame.place().height && frame.isInterlaced() && pass < STEPS.length - 1) {
            y = STARTS[++pass];
        }
    }
}
