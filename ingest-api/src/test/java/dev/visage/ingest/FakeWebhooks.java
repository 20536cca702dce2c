package dev.visage.ingest;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.id.DeliveryId;
import dev.visage.contracts.id.EventId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.id.WebhookId;
import dev.visage.contracts.webhook.Delivery;
import dev.visage.contracts.webhook.DeliveryAttempt;
import dev.visage.contracts.webhook.DeliveryPage;
import dev.visage.contracts.webhook.DeliveryStatus;
import dev.visage.contracts.webhook.DisabledReason;
import dev.visage.contracts.webhook.IssuedWebhook;
import dev.visage.contracts.webhook.SecretRotation;
import dev.visage.contracts.webhook.Webhook;
import dev.visage.contracts.webhook.WebhookFilter;
import dev.visage.contracts.webhook.WebhookPage;
import dev.visage.contracts.webhook.WebhookRequest;
import dev.visage.contracts.webhook.WebhookSecret;
import dev.visage.contracts.webhook.WebhookTerms;
import dev.visage.contracts.webhook.WebhookTrial;
import dev.visage.contracts.webhook.WebhookType;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;

/** Webhooks in memory that speak WebhookApi over HTTP, as the real ones do. Nothing is ever sent. */
final class FakeWebhooks {

    private static final String WEBHOOKS = "/profile-api/v1/webhooks";
    private static final Instant NOW = Instant.parse("2026-11-21T17:00:00Z");

    private final Map<WebhookId, Webhook> webhooks = new ConcurrentHashMap<>();
    private final Map<WebhookId, WebhookSecret> secrets = new ConcurrentHashMap<>();
    private volatile @Nullable Refusal refusal;

    /** A refusal of the store. */
    record Refusal(int status, String detail, @Nullable String member) {}

    void routes(HttpServerRoutes routes) {
        String one = WEBHOOKS + "/{id}";
        routes.post(WEBHOOKS, (request, response) -> taking(request, response, WebhookRequest.class, this::create))
                .get(WEBHOOKS, (request, response) -> answering(response, () -> page(request)))
                .get(one, (request, response) -> answering(response, () -> found(request)))
                .put(
                        one,
                        (request, response) ->
                                taking(request, response, WebhookTerms.class, terms -> change(found(request), terms)))
                .delete(one, (request, response) -> {
                    webhooks.remove(found(request).webhookId());
                    return response.status(204).send();
                })
                .post(
                        one + "/secret/rotate",
                        (request, response) ->
                                taking(request, response, SecretRotation.class, sent -> rotate(found(request), sent)))
                .post(one + "/enable", (request, response) -> answering(response, () -> enable(found(request))))
                .post(
                        one + "/test",
                        (request, response) -> answering(
                                response,
                                () -> new WebhookTrial(
                                        EventId.next(),
                                        new DeliveryAttempt(NOW, 12, 410, DeliveryAttempt.Failure.STATUS))))
                .get(one + "/deliveries", (request, response) -> answering(response, () -> deliveries(request)))
                .post(
                        one + "/deliveries/{delivery}/redeliver",
                        (request, response) -> answering(
                                response,
                                () -> delivery(Long.parseLong(request.param("delivery")), DeliveryStatus.PENDING)));
    }

    /** Refuses everything so from now on; null if nothing. */
    void refuse(@Nullable Refusal other) {
        refusal = other;
    }

    /** A webhook with an id of one's own. */
    void add(String webhookId, String createdBy) {
        WebhookFilter filter = new WebhookFilter(List.of(WebhookType.PROFILE_CHANGED), null, null, null);
        put(new Webhook(
                WebhookId.valueOf(webhookId),
                new WebhookTerms("https://hooks.example.org/", null, filter),
                createdBy,
                new Webhook.Disabled(DisabledReason.GONE, NOW),
                NOW,
                null,
                NOW));
    }

    Webhook get(String webhookId) {
        return webhooks.get(WebhookId.valueOf(webhookId));
    }

    WebhookSecret secret(String webhookId) {
        return secrets.get(WebhookId.valueOf(webhookId));
    }

    private Webhook put(Webhook webhook) {
        webhooks.put(webhook.webhookId(), webhook);
        return webhook;
    }

    private IssuedWebhook create(WebhookRequest request) {
        Webhook made = put(new Webhook(WebhookId.next(), request.terms(), request.createdBy(), null, null, null, NOW));
        return issued(made, request.secret());
    }

    private IssuedWebhook rotate(Webhook found, SecretRotation rotation) {
        return issued(
                put(new Webhook(
                        found.webhookId(),
                        found.terms(),
                        found.createdBy(),
                        found.disabled(),
                        found.failingSince(),
                        NOW,
                        found.createdAt())),
                rotation.secret());
    }

    private IssuedWebhook issued(Webhook webhook, @Nullable WebhookSecret given) {
        WebhookSecret secret = Objects.requireNonNullElseGet(given, WebhookSecret::random);
        secrets.put(webhook.webhookId(), secret);
        return new IssuedWebhook(webhook, secret);
    }

    private Webhook change(Webhook found, WebhookTerms terms) {
        return put(new Webhook(
                found.webhookId(),
                terms,
                found.createdBy(),
                found.disabled(),
                found.failingSince(),
                found.oldSecretUntil(),
                found.createdAt()));
    }

    private Webhook enable(Webhook found) {
        return put(
                new Webhook(found.webhookId(), found.terms(), found.createdBy(), null, null, null, found.createdAt()));
    }

    private Webhook found(HttpServerRequest request) {
        return webhooks.get(WebhookId.valueOf(String.valueOf(request.param("id"))));
    }

    private WebhookPage page(HttpServerRequest request) {
        MultiValueMap<String, String> query = query(request);
        int limit = Integer.parseInt(query.getFirst("limit"));
        String after = query.getFirst("after");
        List<Webhook> page = webhooks.values().stream()
                .filter(each ->
                        !query.containsKey("createdBy") || each.createdBy().equals(query.getFirst("createdBy")))
                .filter(each -> after == null || each.webhookId().toString().compareTo(after) < 0)
                .sorted(Comparator.comparing((Webhook each) -> each.webhookId().toString())
                        .reversed())
                .limit(limit)
                .toList();
        return new WebhookPage(page, page.size() == limit ? page.get(limit - 1).webhookId() : null);
    }

    private static DeliveryPage deliveries(HttpServerRequest request) {
        MultiValueMap<String, String> query = query(request);
        DeliveryStatus status = query.containsKey("status")
                ? DeliveryStatus.valueOf(query.getFirst("status"))
                : DeliveryStatus.DELIVERED;
        return new DeliveryPage(
                List.of(delivery(9, status), delivery(8, status)),
                query.containsKey("after") ? null : new DeliveryId(8));
    }

    private static Delivery delivery(long number, DeliveryStatus status) {
        boolean isPending = status == DeliveryStatus.PENDING;
        return new Delivery(
                new DeliveryId(number),
                EventId.valueOf("01a1fca5-ae60-7c32-9d41-4f6e8fa12c3f"),
                WebhookType.PROFILE_CHANGED,
                new UserId(1),
                status,
                List.of(
                        new DeliveryAttempt(NOW, 5000, null, DeliveryAttempt.Failure.TIMEOUT),
                        new DeliveryAttempt(NOW, 5, 204, null)),
                isPending ? NOW : null,
                NOW,
                isPending ? null : NOW);
    }

    private static MultiValueMap<String, String> query(HttpServerRequest request) {
        return UriComponentsBuilder.fromUriString(request.uri()).build().getQueryParams();
    }

    private <T> Mono<Void> taking(
            HttpServerRequest request, HttpServerResponse response, Class<T> type, Function<T, Object> call) {
        return request.receive()
                .aggregate()
                .asByteArray()
                .flatMap(body ->
                        answering(response, () -> call.apply(EventJson.mapper().readValue(body, type))));
    }

    private Mono<Void> answering(HttpServerResponse response, Supplier<Object> call) {
        Refusal refused = refusal;
        Object body = refused == null ? call.get() : null;
        if (refused != null) {
            Map<String, Object> problem = new ConcurrentHashMap<>(Map.of("detail", refused.detail()));
            if (refused.member() != null) {
                problem.put("member", refused.member());
            }
            return json(response.status(refused.status()), problem);
        }
        return body == null ? response.status(404).send() : json(response, body);
    }

    private static Mono<Void> json(HttpServerResponse response, Object body) {
        return response.header("Content-Type", "application/json")
                .sendByteArray(Mono.just(EventJson.mapper().writeValueAsBytes(body)))
                .then();
    }
}
