package dev.visage.ingest;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.NotificationId;
import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.idempotency.ClaimEnd;
import dev.visage.contracts.idempotency.ClaimRenewal;
import dev.visage.contracts.idempotency.ClaimRequest;
import dev.visage.contracts.picture.Image;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.Notification;
import dev.visage.contracts.profile.NotificationPage;
import dev.visage.contracts.profile.NotificationPreferences;
import dev.visage.contracts.profile.Profile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;

/** A profile store in memory that speaks ProfileApi over HTTP, as the real one does. */
final class FakeProfileStore implements AutoCloseable {

    static final String SERVICE_TOKEN = "a-service-token-for-tests-that-is-long-enough";

    private static final Instant NOW = Instant.parse("2026-08-10T22:40:12.345Z");
    private static final int LONGEST_QUERY = 64 * 1024;

    private final Map<UserId, Profile> profiles = new ConcurrentSkipListMap<>();
    private final Map<NotificationId, Notification> notifications = new ConcurrentSkipListMap<>(
            Comparator.comparing(NotificationId::value).reversed());
    private final Map<UserId, NotificationPreferences> preferences = new ConcurrentHashMap<>();
    private final Map<UserId, Long> totals = new ConcurrentHashMap<>();
    private final Map<String, UploadOutcome> outcomes = new ConcurrentHashMap<>();
    private final AtomicLong lastNotification = new AtomicLong();
    private final DisposableServer server;
    final FakeIdempotencyKeys keys = new FakeIdempotencyKeys();
    final FakeImports imports = new FakeImports(profiles.values());
    final FakeWebhooks webhooks = new FakeWebhooks();
    private volatile boolean down;
    private volatile boolean endsAreLost;
    private volatile @Nullable String unready;
    private volatile @Nullable Map<String, Object> refusal;
    private volatile UnaryOperator<Profile> beforeEdits = UnaryOperator.identity();

    FakeProfileStore() {
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .httpRequestDecoder(limits -> limits.maxInitialLineLength(LONGEST_QUERY))
                .route(this::routes)
                .bindNow();
    }

    private void routes(HttpServerRoutes routes) {
        imports.routes(routes);
        webhooks.routes(routes);
        routes.get(
                "/actuator/health/readiness",
                (request, response) -> response.status(unready == null ? 200 : 503)
                        .header("Content-Type", "application/vnd.spring-boot.actuator.v3+json")
                        .sendString(Mono.just(unready == null ? "{\"status\":\"UP\"}" : unready))
                        .then());
        String api = "/profile-api/v1";
        String user = api + "/users/{id}";
        routes.post(user + "/idempotency-keys/claims", this::claim)
                .post(user + "/idempotency-keys/renewals", this::renew)
                .post(user + "/idempotency-keys/ends", this::end);
        routes.put(user + "/attributes", (request, response) -> taking(request, response, this::edit))
                .put(user, (request, response) -> taking(request, response, this::provision))
                .get(user, (request, response) -> answer(response, found(profiles.get(userId(request)))))
                .get(api + "/users", (request, response) -> answer(response, byIds(query(request, "ids"))))
                .get(api + "/usernames/{name}", (request, response) -> answer(response, byName(request.param("name"))))
                .get(api + "/usernames", (request, response) -> answer(response, byNames(query(request, "names"))))
                .get(api + "/emails", (request, response) -> answer(response, byEmail(query(request, "address"))))
                .delete(user, (request, response) -> answer(response, erase(request)))
                .get(user + "/notification-preferences", (request, response) -> answer(response, preferences(request)))
                .put(
                        user + "/notification-preferences",
                        (request, response) -> reading(request, NotificationPreferences.class)
                                .flatMap(chosen -> answer(response, prefer(request, chosen))))
                .delete(user + "/pictures/{kind}", (request, response) -> answer(response, deletePicture(request)))
                .get(user + "/notifications", (request, response) -> answer(response, notifications(request)))
                .post(user + "/notifications/{nid}/read", (request, response) -> answer(response, read(request)))
                .delete(user + "/notifications/{nid}", (request, response) -> answer(response, delete(request)))
                .get(
                        api + "/uploads/{id}",
                        (request, response) ->
                                answer(response, found(outcomes.get(String.valueOf(request.param("id"))))));
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** Answers everything with 503 from now on, or no longer. */
    void down(boolean isDown) {
        down = isDown;
    }

    /** Is not ready from now on, and says so in these words. */
    void unready(String json) {
        unready = json;
    }

    /** Hears of no claim's end from now on. */
    void loseEnds() {
        endsAreLost = true;
    }

    /** Takes no attributes from now on, for this reason. */
    void refuse(String member, String sentence) {
        refusal = Map.of("status", 400, "detail", sentence, "member", member);
    }

    void refuseNothing() {
        refusal = null;
    }

    Profile add(long userId, String username) {
        return add(
                userId,
                Attributes.named(username)
                        .draft()
                        .name("Ada Quill")
                        .locale("en_US")
                        .timezone("Europe/Paris")
                        .attributes());
    }

    Profile add(long userId, Attributes attributes) {
        Profile profile = new Profile(new UserId(userId), ProfileVersion.FIRST, attributes, Map.of(), NOW, NOW);
        profiles.put(profile.userId(), profile);
        return profile;
    }

    /** The profile of a user, as it is now. */
    Profile profile(long userId) {
        return profiles.get(new UserId(userId));
    }

    /** Tells a user something, as the applying of an upload does. */
    Notification tell(long userId, String title, String text) {
        return tell(lastNotification.incrementAndGet(), userId, title, text);
    }

    /** The same, under a number of one's own. */
    Notification tell(long notificationId, long userId, String title, String text) {
        Notification notification = new Notification(
                new NotificationId(notificationId),
                new UserId(userId),
                Notification.Topic.PICTURE_APPLIED,
                title,
                text,
                null,
                NOW,
                null);
        notifications.put(notification.notificationId(), notification);
        return notification;
    }

    /** How many notifications a user has in all, beyond those that are kept here. */
    void totalNotifications(long userId, long total) {
        totals.put(new UserId(userId), total);
    }

    /** What others do to a profile just before each edit from now on. */
    void beforeEdits(UnaryOperator<Profile> change) {
        beforeEdits = change;
    }

    /** What the real store does when it applies a result. */
    void show(UploadOutcome.Applied applied) {
        profiles.computeIfPresent(applied.userId(), (id, profile) -> {
            Profile shown = profile.showing(applied.kind(), applied.image());
            return new Profile(
                    id,
                    applied.profileVersion(),
                    shown.attributes(),
                    shown.pictures(),
                    shown.createdAt(),
                    shown.updatedAt());
        });
    }

    void decide(UploadOutcome outcome) {
        outcomes.put(outcome.uploadId().toString(), outcome);
        if (outcome instanceof UploadOutcome.Applied applied) {
            show(applied);
        }
    }

    Optional<Image> picture(long userId, PictureKind kind) {
        return profile(userId).picture(kind);
    }

    private Answer provision(HttpServerRequest request, Attributes attributes) {
        UserId userId = userId(request);
        if (isTaken(attributes.username(), userId)) {
            return new Answer(409, null);
        }
        Profile known = profiles.get(userId);
        return known == null
                ? new Answer(201, add(userId.value(), attributes))
                : new Answer(200, change(known, attributes, known.pictures()));
    }

    private Answer edit(HttpServerRequest request, Attributes attributes) {
        Profile known = profiles.computeIfPresent(userId(request), (id, profile) -> beforeEdits.apply(profile));
        if (known == null) {
            return new Answer(404, null);
        }
        if (!List.of(known.version().toString()).equals(query(request, "version"))) {
            return new Answer(412, null);
        }
        return isTaken(attributes.username(), known.userId())
                ? new Answer(409, null)
                : new Answer(200, change(known, attributes, known.pictures()));
    }

    private Answer erase(HttpServerRequest request) {
        return new Answer(profiles.remove(userId(request)) == null ? 404 : 204, null);
    }

    private Answer preferences(HttpServerRequest request) {
        UserId userId = userId(request);
        return found(
                profiles.containsKey(userId) ? preferences.getOrDefault(userId, NotificationPreferences.NONE) : null);
    }

    private Answer prefer(HttpServerRequest request, NotificationPreferences chosen) {
        preferences.put(userId(request), chosen);
        return new Answer(profiles.containsKey(userId(request)) ? 204 : 404, null);
    }

    private Answer deletePicture(HttpServerRequest request) {
        Profile known = profiles.get(userId(request));
        if (known == null) {
            return new Answer(404, null);
        }
        Map<PictureKind, Image> remaining = new EnumMap<>(PictureKind.class);
        remaining.putAll(known.pictures());
        remaining.remove(PictureKind.valueOf(request.param("kind")));
        return new Answer(200, change(known, known.attributes(), remaining));
    }

    /** Keeps the next version of a profile, or the same one if nothing differs. */
    private Profile change(Profile known, Attributes attributes, Map<PictureKind, Image> pictures) {
        boolean same = known.attributes().equals(attributes) && known.pictures().equals(pictures);
        ProfileVersion version = same ? known.version() : known.version().next();
        Profile changed = new Profile(known.userId(), version, attributes, pictures, known.createdAt(), NOW);
        profiles.put(changed.userId(), changed);
        return changed;
    }

    private boolean isTaken(String username, UserId userId) {
        return matching(profile -> profile.attributes().username().equalsIgnoreCase(username))
                .anyMatch(profile -> !profile.userId().equals(userId));
    }

    private Answer byIds(List<String> ids) {
        return new Answer(
                200,
                matching(profile -> ids.contains(profile.userId().toString())).toList());
    }

    private Answer byName(@Nullable String name) {
        String username = UriUtils.decode(String.valueOf(name), StandardCharsets.UTF_8);
        return found(matching(profile -> profile.attributes().username().equalsIgnoreCase(username))
                .findFirst()
                .orElse(null));
    }

    private Answer byNames(List<String> names) {
        return new Answer(
                200,
                matching(profile -> names.stream().anyMatch(profile.attributes().username()::equalsIgnoreCase))
                        .toList());
    }

    private Answer byEmail(List<String> address) {
        List<Profile> found = matching(profile ->
                        address.get(0).equalsIgnoreCase(profile.attributes().email()))
                .toList();
        return found(found.size() == 1 ? found.get(0) : null);
    }

    private Stream<Profile> matching(Predicate<Profile> condition) {
        return profiles.values().stream().filter(condition);
    }

    private Answer notifications(HttpServerRequest request) {
        UserId userId = userId(request);
        if (!profiles.containsKey(userId)) {
            return new Answer(404, null);
        }
        List<Notification> all = notifications.values().stream()
                .filter(notification -> notification.userId().equals(userId))
                .toList();
        int limit = Integer.parseInt(query(request, "limit").get(0));
        return new Answer(
                200, new NotificationPage(all.stream().limit(limit).toList(), totals.getOrDefault(userId, (long)
                        all.size())));
    }

    private Answer read(HttpServerRequest request) {
        return found(own(request)
                .map(notification -> notifications.computeIfPresent(
                        notification.notificationId(),
                        (id, unread) -> new Notification(
                                id,
                                unread.userId(),
                                unread.topic(),
                                unread.title(),
                                unread.text(),
                                unread.uploadId(),
                                unread.createdAt(),
                                unread.readAt() == null ? NOW : unread.readAt())))
                .orElse(null));
    }

    private Answer delete(HttpServerRequest request) {
        return own(request)
                .map(notification -> notifications.remove(notification.notificationId()))
                .map(deleted -> new Answer(204, null))
                .orElse(new Answer(404, null));
    }

    private Optional<Notification> own(HttpServerRequest request) {
        return Optional.ofNullable(notifications.get(NotificationId.valueOf(String.valueOf(request.param("nid")))))
                .filter(notification -> notification.userId().equals(userId(request)));
    }

    private static UserId userId(HttpServerRequest request) {
        return UserId.valueOf(String.valueOf(request.param("id")));
    }

    private static List<String> query(HttpServerRequest request, String parameter) {
        MultiValueMap<String, String> all =
                UriComponentsBuilder.fromUriString(request.uri()).build().getQueryParams();
        return all.get(parameter).stream()
                .map(value -> UriUtils.decode(value, StandardCharsets.UTF_8))
                .toList();
    }

    private static Answer found(@Nullable Object body) {
        return new Answer(body == null ? 404 : 200, body);
    }

    private Mono<Void> taking(HttpServerRequest request, HttpServerResponse response, Setting setting) {
        return reading(request, Attributes.class)
                .flatMap(attributes -> answer(
                        response, refusal == null ? setting.set(request, attributes) : new Answer(400, refusal)));
    }

    private Mono<Void> claim(HttpServerRequest request, HttpServerResponse response) {
        return down
                ? answer(response, new Answer(503, null))
                : reading(request, ClaimRequest.class)
                        .flatMap(claim -> answer(response, new Answer(200, keys.claim(request.param("id"), claim))));
    }

    private Mono<Void> renew(HttpServerRequest request, HttpServerResponse response) {
        return reading(request, ClaimRenewal.class).flatMap(renewal -> {
            keys.renew(request.param("id"), renewal);
            return answer(response, new Answer(204, null));
        });
    }

    private Mono<Void> end(HttpServerRequest request, HttpServerResponse response) {
        return reading(request, ClaimEnd.class).flatMap(end -> {
            if (endsAreLost) {
                return answer(response, new Answer(503, null));
            }
            keys.end(request.param("id"), end);
            return answer(response, new Answer(204, null));
        });
    }

    private static <T> Mono<T> reading(HttpServerRequest request, Class<T> type) {
        return request.receive()
                .aggregate()
                .asByteArray()
                .map(body -> EventJson.mapper().readValue(body, type));
    }

    private Mono<Void> answer(HttpServerResponse response, Answer answer) {
        if (down) {
            return response.status(503).send();
        }
        Object body = answer.body();
        return body == null
                ? response.status(answer.status()).send()
                : response.status(answer.status())
                        .header("Content-Type", "application/json")
                        .sendByteArray(Mono.just(EventJson.mapper().writeValueAsBytes(body)))
                        .then();
    }

    @Override
    public void close() {
        server.disposeNow();
    }

    /** Sets attributes. */
    private interface Setting {
        Answer set(HttpServerRequest request, Attributes attributes);
    }

    private record Answer(int status, @Nullable Object body) {}
}
