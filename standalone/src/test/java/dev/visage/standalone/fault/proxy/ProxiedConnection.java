package dev.visage.standalone.fault.proxy;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A client's connection. Each of its requests has a connection to the store of its own, so that none meets a closed one. */
final class ProxiedConnection {

    private static final byte[] SLOW_DOWN =
            "<Error><Code>SlowDown</Code><Message>Injected</Message></Error>".getBytes(StandardCharsets.US_ASCII);

    private final Socket client;
    private final FaultProxy proxy;

    ProxiedConnection(Socket client, FaultProxy proxy) {
        this.client = client;
        this.proxy = proxy;
    }

    void run() {
        try (client) {
            client.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(client.getInputStream());
            OutputStream out = new BufferedOutputStream(client.getOutputStream());
            Optional<HttpHead> request = HttpHead.read(in);
            while (request.isPresent() && isServed(request.get(), in, out)) {
                request = HttpHead.read(in);
            }
        } catch (IOException | InterruptedException broken) {
            // The client sees it: its connection ends.
        }
    }

    /** Whether the connection is good for another request. */
    private boolean isServed(HttpHead request, InputStream in, OutputStream out)
            throws IOException, InterruptedException {
        Weather weather = proxy.weather();
        Thread.sleep(weather.latency().toMillis());
        double drawn = proxy.draw();
        if (weather.refusing() || drawn < weather.resets()) {
            reset();
            return false;
        }
        if (drawn < weather.resets() + weather.errors()) {
            return isRefused(request, in, out);
        }
        try (Socket store = proxy.connectToStore()) {
            return isForwarded(request, in, out, store);
        } catch (IOException gone) {
            reset();
            return false;
        }
    }

    private boolean isForwarded(HttpHead request, InputStream in, OutputStream out, Socket store) throws IOException {
        store.setTcpNoDelay(true);
        InputStream fromStore = new BufferedInputStream(store.getInputStream());
        OutputStream toStore = new BufferedOutputStream(store.getOutputStream());
        String method = request.start()[0];
        request.writeTo(toStore);
        HttpHead answer = null;
        if (request.has("Expect", "100-continue")) {
            answer = HttpHead.read(fromStore).orElseThrow(() -> new IOException("no answer"));
            answer.writeTo(out);
        }
        if (answer == null || answer.status() == 100) {
            HttpBody.ofRequest(request, in, toStore);
            do {
                answer = HttpHead.read(fromStore).orElseThrow(() -> new IOException("no answer"));
            } while (answer.status() < 200);
            proxy.answered(new StoreRequest(method, request.start()[1], client.getPort()));
            answer.writeTo(out);
        }
        HttpBody.ofAnswer(answer, method, fromStore, out);
        return !HttpBody.endsWithConnection(answer, method)
                && !answer.has("Connection", "close")
                && !request.has("Connection", "close");
    }

    private boolean isRefused(HttpHead request, InputStream in, OutputStream out) throws IOException {
        boolean awaitsLeave = request.has("Expect", "100-continue");
        if (!awaitsLeave) {
            HttpBody.ofRequest(request, in, OutputStream.nullOutputStream());
        }
        out.write(("HTTP/1.1 503 Slow Down\r\nContent-Type: application/xml\r\nContent-Length: " + SLOW_DOWN.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        if (!request.start()[0].equals("HEAD")) {
            out.write(SLOW_DOWN);
        }
        out.flush();
        return !awaitsLeave;
    }

    /** What is on its way is lost, and the client is told so at once. */
    private void reset() throws IOException {
        client.setSoLinger(true, 0);
        client.close();
    }
}
