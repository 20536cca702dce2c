package dev.visage.bench.imports;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Imports archives through the public API; users that are not known are made. */
public final class ImportClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI api;
    private final String token;

    /**
     * @param api the public API
     * @param token with the scope import
     */
    public ImportClient(URI api, String token) {
        this.api = api;
        this.token = token;
    }

    /** Makes an import; returns its path. */
    public String create() throws IOException, InterruptedException {
        String body = "{\"name\": \"bench\", \"createUsers\": true}";
        HttpResponse<byte[]> answer = http.send(
                request("/v1/imports")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofByteArray());
        return json(answer, 201).at("/links/self").asString("");
    }

    /** Starts to send an archive, after which the import takes no more; ends when the server has read it. */
    public CompletableFuture<JsonNode> send(String path, Path archive) throws IOException {
        BodyPublisher body = BodyPublishers.ofFile(archive);
        return http.sendAsync(request(path + "/archive").PUT(body).build(), BodyHandlers.ofByteArray())
                .thenApply(answer -> json(answer, 200));
    }

    /** An import as it is now. */
    public ImportProgress progress(String path) throws IOException, InterruptedException {
        return ImportProgress.of(json(http.send(request(path).build(), BodyHandlers.ofByteArray()), 200));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(api.resolve(path)).header("Authorization", "Bearer " + token);
    }

    private static JsonNode json(HttpResponse<byte[]> answer, int expected) {
        if (answer.statusCode() != expected) {
            throw new IllegalStateException("A request was answered with " + answer.statusCode() + ": "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return JSON.readTree(answer.body());
    }
}
