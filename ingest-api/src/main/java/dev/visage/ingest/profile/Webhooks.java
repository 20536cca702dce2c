package dev.visage.ingest.profile;

import dev.visage.contracts.api.WebhookApi;
import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.id.DeliveryId;
import dev.visage.contracts.id.WebhookId;
import dev.visage.contracts.webhook.Delivery;
import dev.visage.contracts.webhook.DeliveryPage;
import dev.visage.contracts.webhook.DeliveryStatus;
import dev.visage.contracts.webhook.IssuedWebhook;
import dev.visage.contracts.webhook.SecretRotation;
import dev.visage.contracts.webhook.Webhook;
import dev.visage.contracts.webhook.WebhookPage;
import dev.visage.contracts.webhook.WebhookRequest;
import dev.visage.contracts.webhook.WebhookTerms;
import dev.visage.contracts.webhook.WebhookTrial;
import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.Failure.NotFound.Subject;
import dev.visage.ingest.failure.FailureException;
import dev.visage.ingest.store.StoreThreads;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;

/** The webhooks, which the profile store keeps. What it refuses ends with a {@link FailureException}. */
@Component
public class Webhooks {

    private final WebhookApi api;
    private final StoreThreads threads;

    Webhooks(WebhookApi api, StoreThreads threads) {
        this.api = api;
        this.threads = threads;
    }

    /** Makes a webhook; a {@link RefusedUrlException} if its host is not to be called. */
    public Mono<IssuedWebhook> create(WebhookRequest request) {
        return answered(api.create(request), Subject.WEBHOOK);
    }

    /**
     * Webhooks, newest first.
     *
     * @param createdBy those of this subject alone; null for those of everybody
     * @param limit how many at most, 1 to 200
     */
    public Mono<WebhookPage> page(@Nullable String createdBy, @Nullable WebhookId after, int limit) {
        return answered(api.webhooks(createdBy, after, limit), Subject.WEBHOOK);
    }

    /** A webhook as it is now. */
    public Mono<Webhook> get(WebhookId webhookId) {
        return answered(api.get(webhookId), Subject.WEBHOOK);
    }

    /** Sets what a webhook is to do; a {@link RefusedUrlException} if its host is not to be called. */
    public Mono<Webhook> change(WebhookId webhookId, WebhookTerms terms) {
        return answered(api.change(webhookId, terms), Subject.WEBHOOK);
    }

    /** Deletes a webhook. */
    public Mono<Void> delete(WebhookId webhookId) {
        return answered(api.delete(webhookId), Subject.WEBHOOK);
    }

    /** Gives a webhook another secret. */
    public Mono<IssuedWebhook> rotateSecret(WebhookId webhookId, SecretRotation rotation) {
        return answered(api.rotateSecret(webhookId, rotation), Subject.WEBHOOK);
    }

    /** Sends to a webhook again. */
    public Mono<Webhook> enable(WebhookId webhookId) {
        return answered(api.enable(webhookId), Subject.WEBHOOK);
    }

    /** Sends a test message. */
    public Mono<WebhookTrial> test(WebhookId webhookId) {
        return answered(api.test(webhookId), Subject.WEBHOOK);
    }

    /**
     * Deliveries, newest first.
     *
     * @param status those alone that are in it; null for all
     * @param limit how many at most, 1 to 200
     */
    public Mono<DeliveryPage> deliveries(
            WebhookId webhookId, @Nullable DeliveryStatus status, @Nullable DeliveryId after, int limit) {
        return answered(api.deliveries(webhookId, status, after, limit), Subject.WEBHOOK);
    }

    /** Delivers an event once more; {@link Failure.Conflict} if what it told was erased. */
    public Mono<Delivery> redeliver(WebhookId webhookId, DeliveryId deliveryId) {
        return answered(api.redeliver(webhookId, deliveryId), Subject.DELIVERY);
    }

    private <T> Mono<T> answered(Mono<T> answer, Subject subject) {
        return answer.onErrorMap(
                        WebClientResponseException.NotFound.class, absent -> FailureException.notFound(subject))
                .onErrorMap(WebClientResponseException.BadRequest.class, Profiles::malformed)
                .onErrorMap(
                        WebClientResponseException.Conflict.class,
                        conflict -> new FailureException(new Failure.Conflict(detail(conflict))))
                .onErrorMap(
                        Webhooks::isRefusal,
                        refusal -> new RefusedUrlException(detail((WebClientResponseException) refusal)))
                .onErrorMap(Profiles::isUnavailable, threads::unavailable);
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof WebClientResponseException answer
                && answer.getStatusCode().isSameCodeAs(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** The profile store's own words. */
    private static String detail(WebClientResponseException answer) {
        return EventJson.mapper()
                .readTree(answer.getResponseBodyAsByteArray())
                .path("detail")
                .asString("");
    }
}
