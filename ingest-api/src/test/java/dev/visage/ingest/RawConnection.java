package dev.visage.ingest;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that does not care for HTTP: it sends what it likes, when it likes. */
final class RawConnection implements AutoCloseable {

    private static final Pattern CONTENT_LENGTH = Pattern.compile("\r\ncontent-length: *(\\d+)\r\n");
    private static final int LONGEST_WAIT = 30_000;

    private final Socket socket;
    private final InputStream in;

    RawConnection(URI url) throws IOException {
        socket = new Socket("127.0.0.1", url.getPort());
        socket.setSoTimeout(LONGEST_WAIT);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Sends a text as it is. */
    RawConnection send(String text) {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    RawConnection send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The head and the body of the next answer. */
    String answer() throws IOException {
        String head = head();
        Matcher length = CONTENT_LENGTH.matcher(head.toLowerCase(Locale.ROOT));
        return length.find()
                ? head + new String(in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.UTF_8)
                : head;
    }

    /** All that comes until the other side closes. */
    String rest() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    private String head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("The connection ended in: " + head);
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    /** Whether the other side has closed, by now or within the time of a test. */
    boolean isClosed() throws IOException {
        try {
            return in.read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    /** Sends a byte again and again until the other side does not want any more. */
    void dripUntilClosed(String drop) throws IOException {
        try {
            socket.setSoTimeout(100);
            long end = System.nanoTime() + LONGEST_WAIT * 1_000_000L;
            while (System.nanoTime() < end) {
                send(drop);
                if (isClosedSoon()) {
                    return;
                }
            }
        } catch (UncheckedIOException closed) {
            return;
        }
        throw new IllegalStateException("The connection was not closed.");
    }

    private boolean isClosedSoon() throws IOException {
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (SocketException reset) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
