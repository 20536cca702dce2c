package dev.visage.standalone.subscriber;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before a receiver of webhooks and fails at random, before or after the receiver has taken what came. */
final class FlakyGate implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final List<String> HEADERS = List.of("webhook-id", "webhook-timestamp", "webhook-signature");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final HttpServer server;
    private final URI receiver;
    private final SplittableRandom random;
    private volatile boolean fails = true;

    private FlakyGate(HttpServer server, URI receiver, long seed) {
        this.server = server;
        this.receiver = receiver;
        this.random = new SplittableRandom(seed);
    }

    static FlakyGate before(int port, long seed) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            FlakyGate gate = new FlakyGate(server, URI.create("http://127.0.0.1:" + port + "/"), seed);
            server.setExecutor(gate.threads);
            server.createContext("/", gate::handle);
            server.start();
            return gate;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    }

    /** Lets everything pass from now on. */
    void calm() {
        fails = false;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            int lot = draw();
            if (lot == 0) {
                answer(exchange, 500);
                return;
            }
            int status = forward(exchange, body);
            if (lot == 1) {
                answer(exchange, 503);
            } else if (lot > 2) {
                answer(exchange, status);
            }
            // 2: taken, and the connection ends without an answer
        }
    }

    private synchronized int draw() {
        return fails ? random.nextInt(12) : Integer.MAX_VALUE;
    }

    private int forward(HttpExchange exchange, byte[] body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(receiver).timeout(TIMEOUT).POST(BodyPublishers.ofByteArray(body));
        HEADERS.forEach(
                name -> request.header(name, exchange.getRequestHeaders().getFirst(name)));
        try {
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException down) {
            return 502;
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return 502;
        }
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
