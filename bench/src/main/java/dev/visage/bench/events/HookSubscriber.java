package dev.visage.bench.events;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.visage.bench.events.Heard.Told;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A receiver of webhooks, which answers at once. */
final class HookSubscriber implements AutoCloseable {

    private static final int THREADS = 32;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;

    private final Heard heard = new Heard();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final HttpServer server;
    private final URI webhooks;
    private final String token;
    private final String webhookId;

    private HookSubscriber(URI api, String token) throws IOException, InterruptedException {
        this.webhooks = api.resolve("/v1/webhooks");
        this.token = token;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::receive);
        server.start();
        this.webhookId = create();
    }

    /** Makes a webhook that leads here. */
    static HookSubscriber open(URI api, String token) throws IOException, InterruptedException {
        return new HookSubscriber(api, token);
    }

    private String create() throws IOException, InterruptedException {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        String json = "{\"url\":\"%s\",\"types\":[\"profile.changed\"]}".formatted(url);
        HttpResponse<byte[]> answer = http.send(
                request(webhooks)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofByteArray());
        if (answer.statusCode() != CREATED) {
            throw new IllegalStateException("A webhook was answered with " + answer.statusCode() + ".");
        }
        return JsonMapper.shared().readTree(answer.body()).path("webhookId").asString();
    }

    private HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Instant now = Instant.now();
            exchange.sendResponseHeaders(NO_CONTENT, -1);
            JsonNode change = JsonMapper.shared().readTree(body).path("data");
            heard.add(
                    new Told(
                            change.path("userId").asLong(),
                            change.path("version").asLong()),
                    now);
        }
    }

    Heard heard() {
        return heard;
    }

    /** Deletes the webhook. */
    @Override
    public void close() {
        HttpRequest delete =
                request(URI.create(webhooks + "/" + webhookId)).DELETE().build();
        http.sendAsync(delete, BodyHandlers.discarding()).join();
        server.stop(0);
        threads.shutdownNow();
    }
}
