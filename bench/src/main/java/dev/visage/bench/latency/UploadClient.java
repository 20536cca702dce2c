package dev.visage.bench.latency;

import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Uploads through the native API, one at a time over one connection that is kept. */
public final class UploadClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI user;
    private final String username;
    private final String token;

    /**
     * @param api the public API
     * @param token of an administrator
     */
    public UploadClient(URI api, UserId userId, String token) {
        this.user = api.resolve("/v1/users/" + userId);
        this.username = "bench" + userId;
        this.token = token;
    }

    /** Makes the user. */
    public void provision() throws IOException, InterruptedException {
        send(
                request(user)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{\"username\":\"" + username + "\"}")),
                201);
    }

    /** Uploads, and waits until the picture is on the profile. */
    public Measured uploadAndWait(byte[] picture) throws IOException, InterruptedException {
        return upload(picture, "wait=20", 200, "applied");
    }

    /** Uploads, and waits only until that is accepted. */
    Measured upload(byte[] picture) throws IOException, InterruptedException {
        return upload(picture, "respond-async", 202, "accepted");
    }

    private Measured upload(byte[] picture, String preference, int expected, String status)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(URI.create(user + "/pictures/avatar"))
                .header("Content-Type", "image/jpeg")
                .header("Prefer", preference)
                .POST(BodyPublishers.ofByteArray(picture));
        Instant started = Instant.now();
        byte[] answer = send(request, expected);
        Instant ended = Instant.now();
        JsonNode upload = JSON.readTree(answer);
        if (!upload.path("status").asString("").equals(status)) {
            throw new IllegalStateException("An upload was not " + status + ": " + upload);
        }
        return new Measured(UploadId.valueOf(upload.path("uploadId").asString("")), started, ended);
    }

    private HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(TIMEOUT).header("Authorization", "Bearer " + token);
    }

    private byte[] send(HttpRequest.Builder request, int expected) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
        if (response.statusCode() != expected) {
            throw new IllegalStateException("A request was answered with " + response.statusCode() + ".");
        }
        return response.body();
    }
}
