package dev.visage.contracts.picture.sample;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Files of a few bytes that are not what they claim to be, or nothing that is taken. */
final class HostileFiles {

    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private HostileFiles() {}

    static byte[] pngClaiming(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put(new byte[] {8, 6, 0, 0, 0});
        ByteBuffer png = ByteBuffer.allocate(8 + 25 + 12 + 12).put(PNG_SIGNATURE);
        putChunk(png, "IHDR", header.array());
        putChunk(png, "IDAT", new byte[0]);
        putChunk(png, "IEND", new byte[0]);
        return png.array();
    }

    static byte[] jpegClaiming(int width, int height) {
        ByteBuffer jpeg = ByteBuffer.allocate(2 + 19 + 2).putShort((short) 0xffd8);
        jpeg.putShort((short) 0xffc0).putShort((short) 17).put((byte) 8);
        jpeg.putShort((short) height).putShort((short) width);
        jpeg.put(new byte[] {3, 1, 0x22, 0, 2, 0x11, 0, 3, 0x11, 0});
        return jpeg.putShort((short) 0xffd9).array();
    }

    /** A file type box (ISO/IEC 14496-12, section 4.3). */
    static byte[] fileType(String brand) {
        return ByteBuffer.allocate(24)
                .putInt(24)
                .put(ascii("ftyp"))
                .put(ascii(brand))
                .putInt(0)
                .put(ascii("mif1"))
                .put(ascii(brand))
                .array();
    }

    private static void putChunk(ByteBuffer png, String type, byte[] data) {
        CRC32 checksum = new CRC32();
        checksum.update(ascii(type));
        checksum.update(data);
        png.putInt(data.length).put(ascii(type)).put(data).putInt((int) checksum.getValue());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
