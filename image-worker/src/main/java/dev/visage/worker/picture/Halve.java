package dev.visage.worker.picture;

import java.awt.image.BufferedImage;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.Raster;

/**
 * Halves the sides on the way to a size, each pixel the average of four: the bulk of a large reduction, at a fraction of a
 * resizer's cost. Enough is left to the resizer that the softness of an average is not seen. The last
 * row or column of an odd number is dropped.
 *
 * <p>Takes what readers make of photographs (3BYTE_BGR, BYTE_GRAY) and what the pipeline works on (INT_RGB, INT_ARGB);
 * anything else stays as it is, as does a part of what the pipeline works on.
 */
record Halve(Size target) implements Step {

    /** How many times the size must still be left. */
    private static final double ENOUGH = 1.4;

    private static final int EVEN_BYTES = 0x00ff00ff;
    private static final int TWO_ROUNDED = 0x00020002;
    private static final int OPAQUE = 0xff;

    @Override
    public BufferedImage apply(BufferedImage image) {
        BufferedImage halved = image;
        while (isTaken(halved) && leavesEnough(halved.getWidth() / 2, halved.getHeight() / 2)) {
            halved = half(halved);
        }
        return halved;
    }

    private boolean leavesEnough(int width, int height) {
        return width >= ENOUGH * target.width() && height >= ENOUGH * target.height();
    }

    private static boolean isTaken(BufferedImage image) {
        return switch (image.getType()) {
            case BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_BYTE_GRAY -> true;
            case BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB ->
                image.getRaster().getParent() == null;
            default -> false;
        };
    }

    private static BufferedImage half(BufferedImage image) {
        BufferedImage half = new BufferedImage(image.getWidth() / 2, image.getHeight() / 2, image.getType());
        if (image.getRaster().getDataBuffer() instanceof DataBufferByte) {
            halfOfBytes(image.getRaster(), half);
        } else {
            halfOfInts(image, half);
        }
        return half;
    }

    private static void halfOfBytes(Raster raster, BufferedImage half) {
        byte[] from = ((DataBufferByte) raster.getDataBuffer()).getData();
        byte[] to = ((DataBufferByte) half.getRaster().getDataBuffer()).getData();
        ComponentSampleModel model = (ComponentSampleModel) raster.getSampleModel();
        int stride = model.getScanlineStride();
        // bands of a child raster may begin anywhere; those of a row begin with the lowest
        int start = model.getOffset(-raster.getSampleModelTranslateX(), -raster.getSampleModelTranslateY(), 0)
                - (model.getNumBands() - 1);
        for (int y = 0; y < half.getHeight(); y++) {
            int upper = start + 2 * y * stride;
            if (model.getNumBands() == 1) {
                halfOfGrayRow(from, upper, upper + stride, to, y * half.getWidth(), half.getWidth());
            } else {
                halfOfRow(from, upper, upper + stride, to, 3 * y * half.getWidth(), half.getWidth());
            }
        }
    }

    private static void halfOfGrayRow(byte[] from, int upper, int lower, byte[] to, int start, int width) {
        int a = upper;
        int b = lower;
        for (int at = start; at < start + width; at++, a += 2, b += 2) {
            to[at] =
                    (byte) ((from[a] & 0xff) + (from[a + 1] & 0xff) + (from[b] & 0xff) + (from[b + 1] & 0xff) + 2 >> 2);
        }
    }

    /** Written out for three channels: a loop over them takes four times as long. */
    private static void halfOfRow(byte[] from, int upper, int lower, byte[] to, int start, int width) {
        int a = upper;
        int b = lower;
        for (int at = start; at < start + 3 * width; at += 3, a += 6, b += 6) {
            to[at] =
                    (byte) ((from[a] & 0xff) + (from[a + 3] & 0xff) + (from[b] & 0xff) + (from[b + 3] & 0xff) + 2 >> 2);
            to[at + 1] = (byte)
                    ((from[a + 1] & 0xff) + (from[a + 4] & 0xff) + (from[b + 1] & 0xff) + (from[b + 4] & 0xff) + 2
                            >> 2);
            to[at + 2] = (byte)
                    ((from[a + 2] & 0xff) + (from[a + 5] & 0xff) + (from[b + 2] & 0xff) + (from[b + 5] & 0xff) + 2
                            >> 2);
        }
    }

    private static void halfOfInts(BufferedImage image, BufferedImage half) {
        int[] from = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        int[] to = ((DataBufferInt) half.getRaster().getDataBuffer()).getData();
        boolean alpha = image.getColorModel().hasAlpha();
        int stride = image.getWidth();
        for (int y = 0, at = 0; y < half.getHeight(); y++) {
            int upper = 2 * y * stride;
            for (int end = at + half.getWidth(); at < end; at++, upper += 2) {
                int a = from[upper];
                int b = from[upper + 1];
                int c = from[upper + stride];
                int d = from[upper + stride + 1];
                to[at] = !alpha || (a & b & c & d) >>> 24 == OPAQUE ? average(a, b, c, d) : weighted(a, b, c, d);
            }
        }
    }

    /** Two channels at a time. */
    private static int average(int a, int b, int c, int d) {
        int redAndBlue = (a & EVEN_BYTES) + (b & EVEN_BYTES) + (c & EVEN_BYTES) + (d & EVEN_BYTES) + TWO_ROUNDED;
        int alphaAndGreen = (a >>> 8 & EVEN_BYTES)
                + (b >>> 8 & EVEN_BYTES)
                + (c >>> 8 & EVEN_BYTES)
                + (d >>> 8 & EVEN_BYTES)
                + TWO_ROUNDED;
        return redAndBlue >>> 2 & EVEN_BYTES | (alphaAndGreen >>> 2 & EVEN_BYTES) << 8;
    }

    /** Each colour counts as much as it is seen, so what is behind transparent places does not shine through. */
    private static int weighted(int a, int b, int c, int d) {
        int alpha = (a >>> 24) + (b >>> 24) + (c >>> 24) + (d >>> 24);
        if (alpha == 0) {
            return 0;
        }
        int red = seen(a, 16) + seen(b, 16) + seen(c, 16) + seen(d, 16);
        int green = seen(a, 8) + seen(b, 8) + seen(c, 8) + seen(d, 8);
        int blue = seen(a, 0) + seen(b, 0) + seen(c, 0) + seen(d, 0);
        int half = alpha / 2;
        return alpha + 2 >> 2 << 24 | (red + half) / alpha << 16 | (green + half) / alpha << 8 | (blue + half) / alpha;
    }

    private static int seen(int pixel, int shift) {
        return (pixel >> shift & 0xff) * (pixel >>> 24);
    }
}
