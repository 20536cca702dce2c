package dev.visage.worker.codec.gif;

import java.awt.Rectangle;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;

/** A GIF written byte by byte, as strange as a test wants it; its pixels are not compressed. */
final class GifFile {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** @param palette three bytes a colour, for a power of two of colours; empty for none */
    GifFile(int width, int height, byte[] palette) {
        text("GIF89a").u16(width).u16(height).bytes(flags(palette), 0, 0);
        out.writeBytes(palette);
    }

    GifFile loop(int times) {
        return bytes(0x21, 0xff, 11).text("NETSCAPE2.0").bytes(3, 1).u16(times).bytes(0);
    }

    GifFile comment(String text) {
        return bytes(0x21, 0xfe, text.length()).text(text).bytes(0);
    }

    GifFile application(String name, String text) {
        return bytes(0x21, 0xff, 11).text(name).bytes(text.length()).text(text).bytes(0);
    }

    /** @param transparent -1 for none */
    GifFile control(int disposal, int delay, int transparent) {
        return bytes(0x21, 0xf9, 4, disposal << 2 | (transparent < 0 ? 0 : 1))
                .u16(delay)
                .bytes(Math.max(0, transparent), 0);
    }

    GifFile frame(Rectangle place, byte[] palette, byte[] pixels) {
        return frame(place, false, palette, pixels);
    }

    /** A frame of up to 256 colours, its rows in their natural order. */
    GifFile frame(Rectangle place, boolean interlaced, byte[] palette, byte[] pixels) {
        image(place, interlaced, palette).bytes(8);
        byte[] data = data(interlaced ? interlaced(pixels, place.width, place.height) : pixels);
        for (int at = 0; at < data.length; at += 255) {
            int length = Math.min(255, data.length - at);
            out.write(length);
            out.write(data, at, length);
        }
        return bytes(0);
    }

    /** A frame whose compressed data is just this; its pixels have 2 bits. */
    GifFile rawFrame(Rectangle place, int... data) {
        image(place, false, new byte[0]).bytes(2);
        return data.length == 0 ? bytes(0) : bytes(data.length).bytes(data).bytes(0);
    }

    byte[] end() {
        return bytes(0x3b).out.toByteArray();
    }

    private GifFile image(Rectangle place, boolean interlaced, byte[] palette) {
        bytes(0x2c).u16(place.x).u16(place.y).u16(place.width).u16(place.height);
        bytes(flags(palette) | (interlaced ? 0x40 : 0));
        out.writeBytes(palette);
        return this;
    }

    private static int flags(byte[] palette) {
        int flags = palette.length == 0 ? 0 : 0x80;
        for (int colours = 2; colours * 3 < palette.length; colours *= 2) {
            flags++;
        }
        return flags;
    }

    private static byte[] interlaced(byte[] pixels, int width, int height) {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        for (int[] pass : new int[][] {{0, 8}, {4, 8}, {2, 4}, {1, 2}}) {
            for (int y = pass[0]; y < height; y += pass[1]) {
                rows.write(pixels, y * width, width);
            }
        }
        return rows.toByteArray();
    }

    /** A code for each pixel, wider and wider as a reader learns strings, until it cannot learn more. */
    private static byte[] data(byte[] pixels) {
        BitSet bits = new BitSet();
        int at = put(bits, 0, 256, 9);
        int width = 9;
        int known = 258;
        for (int i = 0; i < pixels.length; i++) {
            at = put(bits, at, pixels[i] & 0xff, width);
            if (i > 0 && known < 4096 && ++known == 1 << width && width < 12) {
                width++;
            }
        }
        at = put(bits, at, 257, width);
        return Arrays.copyOf(bits.toByteArray(), (at + 7) / 8);
    }

    private static int put(BitSet bits, int at, int code, int width) {
        for (int bit = 0; bit < width; bit++) {
            bits.set(at + bit, (code >> bit & 1) == 1);
        }
        return at + width;
    }

    private GifFile text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    private GifFile u16(int value) {
        return bytes(value & 0xff, value >> 8);
    }

    private GifFile bytes(int... values) {
        for (int value : values) {
            out.write(value);
        }
        return this;
    }
}
