package dev.visage.bench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeptConnectionTest {

    private final Set<InetSocketAddress> clients = ConcurrentHashMap.newKeySet();
    private HttpServer server;

    @BeforeEach
    void startServerThatEchoes() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/echo", exchange -> {
            clients.add(exchange.getRemoteAddress());
            String told = exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("X-Told") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
            byte[] answer = told.getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(202, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void sendsOneRequestAfterAnotherOverOneConnection() throws IOException {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        try (KeptConnection connection = new KeptConnection(url)) {
            assertEchoed(connection.send("POST /echo\nX-Told: this", bytes("first")), "POST this first");
            assertEchoed(connection.send("PUT /echo\nX-Told: that", bytes("second")), "PUT that second");
        }
        assertThat(clients).hasSize(1);
    }

    private static void assertEchoed(KeptConnection.Answer answer, String body) {
        assertThat(answer.status()).isEqualTo(202);
        assertThat(new String(answer.body(), StandardCharsets.US_ASCII)).isEqualTo(body);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
