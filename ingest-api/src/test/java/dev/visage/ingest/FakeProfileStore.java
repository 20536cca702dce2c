package dev.visage.ingest;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.Image;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.profile.Profile;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** A profile store in memory that speaks ProfileApi over HTTP, as the real one does. */
final class FakeProfileStore implements AutoCloseable {

    static final String SERVICE_TOKEN = "a-service-token-for-tests-that-is-long-enough";

    private final Map<UserId, Profile> profiles = new ConcurrentHashMap<>();
    private final Map<String, UploadOutcome> outcomes = new ConcurrentHashMap<>();
    private final DisposableServer server;
    private volatile boolean down;

    FakeProfileStore() {
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .route(routes -> routes.put("/profile-api/v1/users/{id}", this::provision)
                        .get("/profile-api/v1/users/{id}", this::profile)
                        .get("/profile-api/v1/usernames/{name}", this::profileOf)
                        .get(
                                "/profile-api/v1/users/{id}/notifications",
                                (request, response) -> json(response, 200, List.of()))
                        .get("/profile-api/v1/uploads/{id}", this::outcome))
                .bindNow();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** Answers everything with 503 from now on, or no longer. */
    void down(boolean isDown) {
        down = isDown;
    }

    Profile add(long userId, String username) {
        Profile.Attributes attributes =
                new Profile.Attributes(username, "Ada Quill", null, null, null, "en_US", "Europe/Paris", null);
        Instant now = Instant.parse("2026-08-10T22:40:12.345Z");
        Profile profile = new Profile(new UserId(userId), ProfileVersion.FIRST, attributes, Map.of(), now, now);
        profiles.put(profile.userId(), profile);
        return profile;
    }

    /** What the real store does when it applies a result. */
    void show(UploadOutcome.Applied applied) {
        profiles.computeIfPresent(
                applied.userId(),
                (id, profile) -> new Profile(
                        id,
                        applied.profileVersion(),
                        profile.attributes(),
                        Map.of(applied.kind(), applied.image()),
                        profile.createdAt(),
                        profile.updatedAt()));
    }

    void decide(UploadOutcome outcome) {
        outcomes.put(outcome.uploadId().toString(), outcome);
        if (outcome instanceof UploadOutcome.Applied applied) {
            show(applied);
        }
    }

    Optional<Image> picture(long userId, PictureKind kind) {
        return profiles.get(new UserId(userId)).picture(kind);
    }

    private Mono<Void> provision(HttpServerRequest request, HttpServerResponse response) {
        UserId userId = UserId.valueOf(String.valueOf(request.param("id")));
        return request.receive()
                .aggregate()
                .asByteArray()
                .map(body -> EventJson.mapper().readValue(body, Profile.Attributes.class))
                .flatMap(attributes -> {
                    boolean taken = profiles.values().stream()
                            .anyMatch(profile -> !profile.userId().equals(userId)
                                    && profile.attributes().username().equalsIgnoreCase(attributes.username()));
                    if (taken) {
                        return json(response, 409, null);
                    }
                    boolean created = !profiles.containsKey(userId);
                    add(userId.value(), attributes.username());
                    return json(response, created ? 201 : 200, profiles.get(userId));
                });
    }

    private Mono<Void> profile(HttpServerRequest request, HttpServerResponse response) {
        return found(response, profiles.get(UserId.valueOf(String.valueOf(request.param("id")))));
    }

    private Mono<Void> profileOf(HttpServerRequest request, HttpServerResponse response) {
        String username = String.valueOf(request.param("name"));
        return found(
                response,
                profiles.values().stream()
                        .filter(profile -> profile.attributes().username().equalsIgnoreCase(username))
                        .findFirst()
                        .orElse(null));
    }

    private Mono<Void> outcome(HttpServerRequest request, HttpServerResponse response) {
        return found(response, outcomes.get(String.valueOf(request.param("id"))));
    }

    private Mono<Void> found(HttpServerResponse response, @Nullable Object body) {
        return json(response, body == null ? 404 : 200, body);
    }

    private Mono<Void> json(HttpServerResponse response, int status, @Nullable Object body) {
        if (down) {
            return response.status(503).send();
        }
        return response.status(status)
                .header("Content-Type", "application/json")
                .sendByteArray(Mono.just(
                        body == null ? new byte[0] : EventJson.mapper().writeValueAsBytes(body)))
                .then();
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
