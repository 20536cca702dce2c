package dev.visage.worker.codec.png;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The one gray that is transparent (PNG, third edition, section 11.3.1.1), in a picture of fewer than 8 bits: the JDK's reader
 * sees to it in all other PNGs, but looks for it among the wrong values in these.
 */
public final class PngColourKey {

    private static final int FIRST_CHUNK = 8;
    private static final int DEPTH = 24;
    private static final int COLOUR_TYPE = 25;

    private PngColourKey() {}

    /**
     * The picture with that gray transparent, if it has one.
     *
     * @param png the file that the picture was read from
     */
    public static BufferedImage applied(byte[] png, BufferedImage image) {
        int key = png[COLOUR_TYPE] == 0 && png[DEPTH] < 8 ? key(png) : -1;
        WritableRaster raster = image.getRaster();
        if (key < 0 || raster.getNumBands() != 2) {
            return image;
        }
        int transparent = key * 0xff / ((1 << png[DEPTH]) - 1);
        int[] row = new int[2 * image.getWidth()];
        for (int y = 0; y < image.getHeight(); y++) {
            raster.getPixels(0, y, image.getWidth(), 1, row);
            for (int x = 0; x < row.length; x += 2) {
                row[x + 1] = row[x] == transparent ? 0 : 0xff;
            }
            raster.setPixels(0, y, image.getWidth(), 1, row);
        }
        return image;
    }

    /** The sample in the tRNS chunk, which stands before those of the pixels; -1 if there is none. */
    private static int key(byte[] png) {
        ByteBuffer chunks = ByteBuffer.wrap(png);
        long at = FIRST_CHUNK;
        while (at + 14 <= png.length) {
            String type = new String(png, (int) at + 4, 4, StandardCharsets.ISO_8859_1);
            if (type.equals("tRNS")) {
                return chunks.getShort((int) at + 8) & 0xffff;
            }
            if (type.equals("IDAT")) {
                break;
            }
            at += 12 + (chunks.getInt((int) at) & 0xffff_ffffL);
        }
        return -1;
    }
}
