package dev.visage.standalone.imports.source;

import java.io.IOException;
import java.io.InputStream;

/** Reads what has said how long it is, and no more than that. */
final class Bytes {

    private Bytes() {}

    /**
     * What is read of an archive by a library that answers some damage with an exception of its own.
     *
     * @throws IOException for any of them
     */
    static <T> T packed(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (RuntimeException damaged) {
            throw new IOException("The archive is damaged.", damaged);
        }
    }

    /** Reads something. */
    @FunctionalInterface
    interface Reading<T> {

        T read() throws IOException;
    }

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
