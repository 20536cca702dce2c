package dev.visage.worker.codec.png;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.ByteBuffer;

/**
 * A picture's pixels in the order of a PNG.
 *
 * @param argb row by row
 */
record PngPixels(int[] argb, int width, int height, ColourType type) {

    /** Section 11.2.1, table 11.1. */
    enum ColourType {
        GRAY(0, 1),
        RGB(2, 3),
        GRAY_ALPHA(4, 2),
        RGB_ALPHA(6, 4);

        private final int code;
        private final int channels;

        ColourType(int code, int channels) {
            this.code = code;
            this.channels = channels;
        }

        int channels() {
            return channels;
        }
    }

    /** As many rows are looked at to tell whether pixels repeat. */
    private static final int ROWS_PROBED = 64;

    static PngPixels of(BufferedImage image) {
        int[] argb = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        boolean alpha = image.getColorModel().hasAlpha();
        ColourType type = isGray(argb)
                ? alpha ? ColourType.GRAY_ALPHA : ColourType.GRAY
                : alpha ? ColourType.RGB_ALPHA : ColourType.RGB;
        return new PngPixels(argb, image.getWidth(), image.getHeight(), type);
    }

    /** The data of the IHDR chunk: sides, depth, colour type, and the only methods there are, not interlaced. */
    byte[] header() {
        return ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) 8)
                .put((byte) type.code)
                .array();
    }

    /** Whether at least every fourth pixel is like the one before it, or differs from that as the two above do. */
    boolean repeat() {
        int repeated = 0;
        int probed = 0;
        for (int y = 1; y < height; y += Math.max(1, height / ROWS_PROBED)) {
            for (int at = y * width + 1, end = (y + 1) * width; at < end; at++) {
                int step = argb[at] - argb[at - 1];
                if (step == 0 || step == argb[at - width] - argb[at - width - 1]) {
                    repeated++;
                }
            }
            probed += width - 1;
        }
        return repeated >= probed / 4;
    }

    /** Writes the samples of a row; there is room for them behind the offset. */
    void row(int y, byte[] samples, int offset) {
        int at = offset;
        for (int from = y * width, end = from + width; from < end; from++) {
            int pixel = argb[from];
            switch (type) {
                case GRAY -> samples[at] = (byte) pixel;
                case GRAY_ALPHA -> {
                    samples[at] = (byte) pixel;
                    samples[at + 1] = (byte) (pixel >>> 24);
                }
                case RGB, RGB_ALPHA -> {
                    samples[at] = (byte) (pixel >> 16);
                    samples[at + 1] = (byte) (pixel >> 8);
                    samples[at + 2] = (byte) pixel;
                    if (type == ColourType.RGB_ALPHA) {
                        samples[at + 3] = (byte) (pixel >>> 24);
                    }
                }
            }
            at += type.channels;
        }
    }

    private static boolean isGray(int[] argb) {
        for (int pixel : argb) {
            if ((pixel >> 16 & 0xff) != (pixel & 0xff) || (pixel >> 8 & 0xff) != (pixel & 0xff)) {
                return false;
            }
        }
        return true;
    }
}
