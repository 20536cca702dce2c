package dev.visage.standalone.imports.source;

import java.io.IOException;
import java.io.InputStream;

/** Reads what has said how long it is, and no more than that. */
final class Bytes {

    private Bytes() {}

    /** All of a stream, which is closed. */
    static byte[] read(InputStream stream, long length) throws IOException {
        try (stream) {
            return readOpen(stream, length);
        }
    }

    /**
     * All of a stream, which stays open.
     *
     * @throws IOException if it has not the length that it said
     */
    static byte[] readOpen(InputStream stream, long length) throws IOException {
        byte[] bytes = stream.readNBytes(Math.toIntExact(length));
        if (bytes.length < length || stream.read() >= 0) {
            throw new IOException("It has not the " + length + " bytes that it should have.");
        }
        return bytes;
    }
}
