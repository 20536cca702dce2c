package dev.visage.standalone.fault.proxy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The first line and the headers of a message, passed on byte by byte (RFC 9112, section 2.1).
 *
 * @param bytes with the empty line at the end
 * @param lines the same without line ends
 */
record HttpHead(byte[] bytes, List<String> lines) {

    private static final int MOST_BYTES = 64 * 1024;

    /** Reads one; empty if the connection has ended. */
    static Optional<HttpHead> read(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int inARow = 0;
        while (inARow < 2) {
            int next = in.read();
            if (next < 0) {
                if (bytes.size() == 0) {
                    return Optional.empty();
                }
                throw new EOFException("within the head of a message");
            }
            bytes.write(next);
            if (next == '\n') {
                inARow++;
            } else if (next != '\r') {
                inARow = 0;
            }
            if (bytes.size() > MOST_BYTES) {
                throw new IOException("The head of a message is too long.");
            }
        }
        return Optional.of(new HttpHead(
                bytes.toByteArray(),
                bytes.toString(StandardCharsets.ISO_8859_1).lines().toList()));
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** The parts of the first line. */
    String[] start() {
        return lines.get(0).split(" ", 3);
    }

    int status() {
        return Integer.parseInt(start()[1]);
    }

    Optional<String> header(String name) {
        String prefix = name.toLowerCase(Locale.ROOT) + ":";
        return lines.stream()
                .skip(1)
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                .map(line -> line.substring(prefix.length()).strip())
                .findFirst();
    }

    boolean has(String name, String value) {
        return header(name).filter(value::equalsIgnoreCase).isPresent();
    }
}
