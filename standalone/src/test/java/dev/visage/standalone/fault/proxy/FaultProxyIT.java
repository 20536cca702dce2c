package dev.visage.standalone.fault.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against the JDK's own server and client. */
class FaultProxyIT {

    private static final byte[] BYTES = new byte[100_000];

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> hosts = new CopyOnWriteArrayList<>();
    private HttpServer store;
    private FaultProxy proxy;

    @BeforeEach
    void start() throws IOException {
        store = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        store.createContext("/", this::answer);
        store.start();
        proxy = FaultProxy.start(() -> store.getAddress().getPort(), 1);
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        store.stop(0);
    }

    /** The body comes back: with its length, or in chunks where the path says so. */
    private void answer(HttpExchange exchange) throws IOException {
        hosts.add(exchange.getRequestHeaders().getFirst("Host"));
        byte[] body = exchange.getRequestBody().readAllBytes();
        try (exchange) {
            if (exchange.getRequestMethod().equals("HEAD")
                    || exchange.getRequestURI().getPath().equals("/none")) {
                exchange.sendResponseHeaders(exchange.getRequestMethod().equals("HEAD") ? 200 : 204, -1);
                return;
            }
            exchange.sendResponseHeaders(200, exchange.getRequestURI().getPath().equals("/chunks") ? 0 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Test
    void passesBodiesOfAKnownLength() throws Exception {
        assertThat(send("PUT", "/known", BodyPublishers.ofByteArray(BYTES)).body())
                .isEqualTo(BYTES);
    }

    @Test
    void passesBodiesInChunks() throws Exception {
        BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(BYTES));

        assertThat(send("PUT", "/chunks", chunked).body()).isEqualTo(BYTES);
    }

    @Test
    void passesAnswersWithoutABodyAndKeepsTheConnection() throws Exception {
        assertThat(send("HEAD", "/known", BodyPublishers.noBody()).statusCode()).isEqualTo(200);
        assertThat(send("GET", "/none", BodyPublishers.noBody()).statusCode()).isEqualTo(204);
        assertThat(send("PUT", "/known", BodyPublishers.ofString("more")).body())
                .asString()
                .isEqualTo("more");
    }

    @Test
    void leavesTheHostAsItWasSigned() throws Exception {
        send("GET", "/known", BodyPublishers.noBody());

        assertThat(hosts).containsExactly("127.0.0.1:" + proxy.port());
    }

    @Test
    void asksTheStoreWhetherToGoOn() throws Exception {
        HttpRequest request = request("PUT", "/known", BodyPublishers.ofByteArray(BYTES))
                .expectContinue(true)
                .build();

        assertThat(http.send(request, BodyHandlers.ofByteArray()).body()).isEqualTo(BYTES);
    }

    @Test
    void tellsOfARequestBeforeItsAnswerGoesOn() throws Exception {
        List<StoreRequest> told = new CopyOnWriteArrayList<>();
        proxy.onAnswer(request -> {
            assertThat(hosts).hasSize(1);
            told.add(request);
        });

        send("PUT", "/visage/originals/1", BodyPublishers.ofString("one"));
        proxy.onAnswerNothing();
        send("PUT", "/visage/originals/2", BodyPublishers.ofString("two"));

        assertThat(told).singleElement().satisfies(request -> {
            assertThat(request.stores("originals")).isTrue();
            assertThat(request.stores("images")).isFalse();
            assertThat(request.clientPort()).isPositive();
        });
    }

    @Test
    void answersThatItIsBusyWithoutAskingTheStore() throws Exception {
        proxy.weather(Weather.faulty(1, 0));

        assertThat(send("PUT", "/known", BodyPublishers.ofByteArray(BYTES)).statusCode())
                .isEqualTo(503);
        assertThat(hosts).isEmpty();
    }

    @Test
    void breaksConnections() {
        proxy.weather(Weather.faulty(0, 1));

        assertThatThrownBy(() -> send("PUT", "/known", BodyPublishers.ofByteArray(BYTES)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void isGoneAndThereAgain() throws Exception {
        proxy.weather(Weather.gone());
        assertThatThrownBy(() -> send("GET", "/known", BodyPublishers.noBody())).isInstanceOf(IOException.class);

        proxy.weather(Weather.FAIR);
        assertThat(send("GET", "/known", BodyPublishers.noBody()).statusCode()).isEqualTo(200);
    }

    @Test
    void breaksConnectionsWhileTheStoreIsDown() {
        store.stop(0);

        assertThatThrownBy(() -> send("GET", "/known", BodyPublishers.noBody())).isInstanceOf(IOException.class);
    }

    private HttpResponse<byte[]> send(String method, String path, BodyPublisher body) throws Exception {
        return http.send(request(method, path, body).build(), BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String method, String path, BodyPublisher body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + proxy.port() + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, body);
    }
}
