package dev.visage.standalone.fault.proxy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The body of a message, passed on as it comes (RFC 9112, sections 6 and 7). */
final class HttpBody {

    private static final int BUFFER = 16 * 1024;

    private HttpBody() {}

    /** Passes on the body of a request. */
    static void ofRequest(HttpHead request, InputStream in, OutputStream out) throws IOException {
        if (request.has("Transfer-Encoding", "chunked")) {
            chunks(in, out);
        } else {
            exactly(length(request, 0), in, out);
        }
        out.flush();
    }

    /** Passes on the body of an answer to a request of that method; without a length it ends with the connection. */
    static void ofAnswer(HttpHead answer, String method, InputStream in, OutputStream out) throws IOException {
        int status = answer.status();
        if (!method.equals("HEAD") && status != 204 && status != 304) {
            if (answer.has("Transfer-Encoding", "chunked")) {
                chunks(in, out);
            } else if (answer.header("Content-Length").isPresent()) {
                exactly(length(answer, 0), in, out);
            } else {
                in.transferTo(out);
            }
        }
        out.flush();
    }

    /** Whether nothing but the end of the connection tells where the answer ends. */
    static boolean endsWithConnection(HttpHead answer, String method) {
        return !method.equals("HEAD")
                && answer.status() != 204
                && answer.status() != 304
                && !answer.has("Transfer-Encoding", "chunked")
                && answer.header("Content-Length").isEmpty();
    }

    private static long length(HttpHead head, long otherwise) {
        return head.header("Content-Length").map(Long::parseLong).orElse(otherwise);
    }

    private static void exactly(long length, InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long left = length;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                throw new EOFException("within the body of a message");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }

    private static void chunks(InputStream in, OutputStream out) throws IOException {
        while (true) {
            String size = line(in, out);
            long length = Long.parseLong(size.split(";", 2)[0].strip(), 16);
            if (length == 0) {
                break;
            }
            exactly(length, in, out);
            line(in, out);
        }
        while (!line(in, out).isEmpty()) {
            // a trailer
        }
    }

    /** Passes on a line; returns it without its end. */
    private static String line(InputStream in, OutputStream out) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = in.read();
        while (next != '\n') {
            if (next < 0) {
                throw new EOFException("within a chunked body");
            }
            line.append((char) next);
            next = in.read();
        }
        line.append('\n');
        out.write(line.toString().getBytes(StandardCharsets.ISO_8859_1));
        return line.toString().strip();
    }
}
