package dev.visage.bench.pipeline;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * An HTTP/1.1 connection for one request after another, each answered with a {@code Content-Length}. The client shares the
 * processors with what it measures, and a whole HTTP client takes more of them than this.
 */
final class KeptConnection implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 30_000;
    private static final String LENGTH = "content-length:";

    private final Socket socket;
    private final InputStream input;
    private final OutputStream output;
    private final String authority;

    /**
     * An answer.
     *
     * @param status the HTTP status
     */
    record Answer(int status, byte[] body) {}

    KeptConnection(URI server) throws IOException {
        authority = server.getAuthority();
        socket = new Socket(server.getHost(), server.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        input = new BufferedInputStream(socket.getInputStream());
        output = socket.getOutputStream();
    }

    /**
     * Sends a request and reads its answer.
     *
     * @param request its first line without the version, and further headers, each on a line of its own
     */
    Answer send(String request, byte[] body) throws IOException {
        String[] lines = request.split("\n", 2);
        String head = lines[0] + " HTTP/1.1\nHost: " + authority + "\nContent-Length: " + body.length + "\n"
                + (lines.length > 1 ? lines[1].strip() + "\n" : "") + "\n";
        output.write(head.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
        output.write(body);
        int status = Integer.parseInt(line().split(" ")[1]);
        int length = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(line.substring(LENGTH.length()).strip());
            }
        }
        return new Answer(status, input.readNBytes(length));
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = input.read(); next != '\n'; next = input.read()) {
            if (next < 0) {
                throw new EOFException("The connection ended within an answer.");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
