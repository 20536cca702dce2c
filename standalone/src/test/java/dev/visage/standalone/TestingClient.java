package dev.visage.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.visage.standalone.launch.RunningSystem;
import dev.visage.standalone.token.TokenKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls a running system as its users do, with tokens of its own keys. */
final class TestingClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String BOUNDARY = "visage-tests";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final URI url;
    private final TokenKeys keys;

    private TestingClient(URI url, TokenKeys keys) {
        this.url = url;
        this.keys = keys;
    }

    /** Of the system that runs on a data directory. */
    static TestingClient of(Path dataDirectory) {
        return ofEach(dataDirectory).get(0);
    }

    /** One of each ingest-api of the system that runs on a data directory. */
    static List<TestingClient> ofEach(Path dataDirectory) {
        try {
            TokenKeys keys = TokenKeys.in(dataDirectory);
            return RunningSystem.of(dataDirectory).urls().stream()
                    .map(url -> new TestingClient(url, keys))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void provision(long userId) {
        provision(userId, "{\"username\":\"user" + userId + "\"}");
    }

    /** Provisions a user with these attributes, in JSON. */
    void provision(long userId, String attributes) {
        Answer answer = send(request("/v1/users/" + userId, token(userId, "admin", Duration.ofMinutes(5)))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(attributes)));
        assertThat(answer.status()).isEqualTo(201);
    }

    /** Uploads an avatar and waits for its outcome. */
    JsonNode upload(long userId, byte[] picture) {
        Answer answer = upload(userId, picture, "wait=50");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.body();
    }

    /** Uploads an avatar without waiting for its outcome. */
    Answer send(long userId, byte[] picture) {
        return upload(userId, picture, "respond-async");
    }

    private Answer upload(long userId, byte[] picture, String preference) {
        return send(request("/v1/users/" + userId + "/pictures/avatar", token(userId))
                .header("Prefer", preference)
                .POST(BodyPublishers.ofByteArray(picture)));
    }

    Answer uploadByAppNet(long userId, byte[] picture) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"avatar\"; filename=\"me\"\r\n"
                        + "Content-Type: image/jpeg\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(picture);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return send(request("/stream/0/users/me/avatar", token(userId))
                .header("Prefer", "wait=50")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /** A request as a user, who may update their profile. */
    HttpRequest.Builder as(long userId, String path) {
        return request(path, token(userId));
    }

    JsonNode profile(long userId) {
        return read("/v1/users/" + userId, userId);
    }

    JsonNode notifications(long userId) {
        return read("/v1/users/" + userId + "/notifications", userId).path("notifications");
    }

    JsonNode upload(long userId, String uploadId) {
        return read("/v1/uploads/" + uploadId, userId);
    }

    /** The upload, once it has come to its end. */
    JsonNode ended(long userId, String uploadId) {
        return await().atMost(TIMEOUT)
                .ignoreExceptions()
                .until(
                        () -> upload(userId, uploadId),
                        upload -> !upload.path("status").asString("").equals("accepted"));
    }

    /** Reads an address without a token, as everyone may. */
    HttpResponse<byte[]> open(String address, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url.resolve(address)).timeout(TIMEOUT);
        return exchange(headers.length == 0 ? request : request.headers(headers));
    }

    private JsonNode read(String path, long userId) {
        Answer answer = send(request(path, token(userId)));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.body();
    }

    private String token(long userId) {
        return token(userId, "update_profile", Duration.ofMinutes(5));
    }

    /** A token of a user. */
    String token(long userId, String scopes, Duration lifetime) {
        return keys.mint(Long.toString(userId), scopes, lifetime);
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(url.resolve(path)).timeout(TIMEOUT).header("Authorization", "Bearer " + token);
    }

    /** Sends a request that is answered in JSON, or with nothing. */
    Answer send(HttpRequest.Builder request) {
        HttpResponse<byte[]> response = exchange(request);
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Retry-After"),
                JsonMapper.shared().readTree(response.body()));
    }

    HttpResponse<byte[]> exchange(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An answer in JSON. */
    record Answer(int status, Optional<String> retryAfter, JsonNode body) {

        String uploadId() {
            return body.path("uploadId").asString("");
        }
    }
}
