package dev.visage.contracts.picture;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Unsigned reads from an array. */
final class Bytes {

    private Bytes() {}

    static int u8(byte[] bytes, int at) {
        return bytes[at] & 0xff;
    }

    static int u16(byte[] bytes, int at) {
        return u8(bytes, at) << 8 | u8(bytes, at + 1);
    }

    static int u16le(byte[] bytes, int at) {
        return u8(bytes, at + 1) << 8 | u8(bytes, at);
    }

    static int u24le(byte[] bytes, int at) {
        return u8(bytes, at + 2) << 16 | u16le(bytes, at);
    }

    static int i32(byte[] bytes, int at) {
        return u16(bytes, at) << 16 | u16(bytes, at + 2);
    }

    static int i32le(byte[] bytes, int at) {
        return u16le(bytes, at + 2) << 16 | u16le(bytes, at);
    }

    /** Whether the ASCII text stands at this place. */
    static boolean hasText(byte[] bytes, int at, String text) {
        byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length >= at + wanted.length
                && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length);
    }
}
