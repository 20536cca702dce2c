package dev.visage.contracts.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Starts of WebP files (RFC 9649), one per kind of first chunk. */
final class WebpHeaders {

    private WebpHeaders() {}

    static byte[] lossy(int width, int height) {
        ByteBuffer header = start("VP8 ", 10);
        header.put(new byte[] {0x10, 0, 0, (byte) 0x9d, 1, 0x2a});
        // the two high bits are an upscaling hint, no part of the dimension
        return header.putShort((short) (width | 0x4000))
                .putShort((short) (height | 0x8000))
                .array();
    }

    static byte[] lossless(int width, int height) {
        return start("VP8L", 5)
                .put((byte) 0x2f)
                .putInt(width - 1 | (height - 1) << 14 | 1 << 28)
                .array();
    }

    static byte[] extended(int width, int height) {
        return extended(width, height, 0x10);
    }

    static byte[] extended(int width, int height, int flags) {
        ByteBuffer header = start("VP8X", 10).putInt(flags);
        return put24(put24(header, width - 1), height - 1).array();
    }

    private static ByteBuffer put24(ByteBuffer header, int value) {
        return header.putShort((short) value).put((byte) (value >> 16));
    }

    private static ByteBuffer start(String chunk, int length) {
        return ByteBuffer.allocate(20 + length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("RIFF"))
                .putInt(12 + length)
                .put(ascii("WEBP"))
                .put(ascii(chunk))
                .putInt(length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
