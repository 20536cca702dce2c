package dev.visage.standalone.fault.load;

import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.standalone.fault.history.Entry;
import dev.visage.standalone.fault.history.Entry.Picture;
import dev.visage.standalone.token.TokenKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests to the edges in turn, each written to the history with what came of it. */
final class Calls {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final String BOUNDARY = "visage-faults";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final List<URI> edges;
    private final TokenKeys keys;
    private final Consumer<Entry> history;
    private final Map<UserId, String> tokens = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();

    Calls(List<URI> edges, TokenKeys keys, Consumer<Entry> history) {
        this.edges = edges;
        this.keys = keys;
        this.history = history;
    }

    /** Uploads through the native API. */
    Entry.Request upload(Picture picture, byte[] bytes, boolean waiting) {
        return send(
                "native",
                picture.userId(),
                "/v1/users/" + picture.userId() + "/pictures/" + picture.kind().wireName(),
                picture,
                null,
                request -> {
                    request.header("Idempotency-Key", "\"" + picture.key() + "\"");
                    if (waiting) {
                        request.header("Prefer", "wait=10");
                    }
                    request.POST(BodyPublishers.ofByteArray(bytes));
                });
    }

    /** Uploads an avatar through App.net's API. */
    Entry.Request uploadByAppNet(Picture picture, byte[] bytes) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"avatar\"; filename=\"me\"\r\n"
                        + "Content-Type: image/jpeg\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(bytes);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return send(
                "appnet",
                picture.userId(),
                "/stream/0/users/me/avatar",
                picture,
                null,
                request -> request.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /** Makes an import of pictures of one kind. */
    Entry.Request makeImport(UserId userId, PictureKind kind) {
        String json = "{\"kind\":\"%s\",\"notifyUsers\":true}".formatted(kind.wireName());
        return send(
                "import",
                userId,
                "/v1/imports",
                null,
                null,
                request -> request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    /** Uploads as an item of an import, which is the same item however often it is sent. */
    Entry.Request uploadByImport(String importId, Picture picture, byte[] bytes) {
        return send(
                "import",
                picture.userId(),
                "/v1/imports/" + importId + "/items/" + picture.userId(),
                picture,
                null,
                request -> request.PUT(BodyPublishers.ofByteArray(bytes)));
    }

    /** Sets a user's record. */
    Entry.Request edit(UserId userId, String description) {
        String json = "{\"username\":\"user%s\",\"description\":\"%s\"}".formatted(userId, description);
        return send(
                "native",
                userId,
                "/v1/users/" + userId,
                null,
                description,
                request -> request.header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
    }

    private Entry.Request send(
            String client,
            UserId userId,
            String path,
            @Nullable Picture picture,
            @Nullable String description,
            Consumer<HttpRequest.Builder> form) {
        long number = numbers.incrementAndGet();
        URI edge = edges.get((int) (number % edges.size()));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(edge.resolve(path)).timeout(ANSWER).header("Authorization", token(userId));
        form.accept(request);
        Instant start = Instant.now();
        Integer status = null;
        String retryAfter = null;
        String error = null;
        JsonNode body = null;
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
            status = answer.statusCode();
            retryAfter = answer.headers().firstValue("Retry-After").orElse(null);
            body = json(answer.body());
        } catch (IOException broken) {
            error = broken.toString();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            error = interrupted.toString();
        }
        Entry.Request seen = new Entry.Request(
                number,
                edge.toString(),
                client,
                userId,
                picture,
                description,
                start,
                Instant.now(),
                status,
                retryAfter,
                error,
                body);
        history.accept(seen);
        return seen;
    }

    private static @Nullable JsonNode json(byte[] body) {
        try {
            return body.length == 0 ? null : JsonMapper.shared().readTree(body);
        } catch (JacksonException noJson) {
            return null;
        }
    }

    private String token(UserId userId) {
        return "Bearer "
                + tokens.computeIfAbsent(
                        userId, id -> keys.mint(id.toString(), "update_profile admin", Duration.ofHours(24)));
    }
}
