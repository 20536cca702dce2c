package dev.visage.contracts.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** EXIF in PNG and WebP: chunks that hold a TIFF structure. */
final class ExifChunks {

    private static final int PNG_HEADER = 8 + 25;
    private static final int PNG_END = 12;

    private ExifChunks() {}

    /** A TIFF structure that says nothing but the orientation. */
    static byte[] tiff(Orientation orientation) {
        return ByteBuffer.allocate(26)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("II*\0"))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation.exif())
                .array();
    }

    static byte[] asInJpeg(byte[] tiff) {
        return ByteBuffer.allocate(6 + tiff.length)
                .put(ascii("Exif\0\0"))
                .put(tiff)
                .array();
    }

    static byte[] behindHeader(byte[] png, byte[] exif) {
        return pngChunk(png, PNG_HEADER, exif);
    }

    static byte[] behindPixels(byte[] png, byte[] exif) {
        return pngChunk(png, png.length - PNG_END, exif);
    }

    /** Behind a WebP of a single chunk with an even length. */
    static byte[] behind(byte[] webp, byte[] exif) {
        return ByteBuffer.allocate(webp.length + 8 + exif.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(webp)
                .put(ascii("EXIF"))
                .putInt(exif.length)
                .put(exif)
                .array();
    }

    private static byte[] pngChunk(byte[] png, int at, byte[] exif) {
        return ByteBuffer.allocate(png.length + 12 + exif.length)
                .put(png, 0, at)
                .putInt(exif.length)
                .put(ascii("eXIf"))
                .put(exif)
                .putInt(0)
                .put(png, at, png.length - at)
                .array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
