package dev.visage.contracts.api;

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
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import reactor.core.publisher.Mono;

/**
 * Webhooks, kept and served by the profile store. Calls carry the service token as those of {@link ProfileApi} do. What does
 * not exist ends with 404; a URL of another form than is taken with 400, one whose host is not to be called with 422.
 */
@HttpExchange("/profile-api/v1/webhooks")
public interface WebhookApi {

    /**
     * Makes a webhook, which hears of what happens from then on.
     *
     * @return 409 if whoever makes it has as many as they may
     */
    @PostExchange
    Mono<IssuedWebhook> create(@RequestBody WebhookRequest request);

    /**
     * The webhooks.
     *
     * @param createdBy those of this subject alone; null for those of everybody
     * @param after the webhook after which to start; null for the newest
     * @param limit how many at most, 1 to 200
     */
    @GetExchange
    Mono<WebhookPage> webhooks(
            @RequestParam(required = false) @Nullable String createdBy,
            @RequestParam(required = false) @Nullable WebhookId after,
            @RequestParam int limit);

    /** A webhook as it is now. */
    @GetExchange("/{webhookId}")
    Mono<Webhook> get(@PathVariable WebhookId webhookId);

    /** Sets what a webhook is to do, from the next event on; what waits already goes to the new URL, too. */
    @PutExchange("/{webhookId}")
    Mono<Webhook> change(@PathVariable WebhookId webhookId, @RequestBody WebhookTerms terms);

    /** Deletes a webhook, with what waits for it and its log. */
    @DeleteExchange("/{webhookId}")
    Mono<Void> delete(@PathVariable WebhookId webhookId);

    /** Gives a webhook another secret; the one before it signs too for a while. */
    @PostExchange("/{webhookId}/secret/rotate")
    Mono<IssuedWebhook> rotateSecret(@PathVariable WebhookId webhookId, @RequestBody SecretRotation rotation);

    /** Sends to a webhook again, beginning with what has waited. */
    @PostExchange("/{webhookId}/enable")
    Mono<Webhook> enable(@PathVariable WebhookId webhookId);

    /** Sends a test message at once, whether the webhook is enabled or not, and waits for what comes of it. */
    @PostExchange("/{webhookId}/test")
    Mono<WebhookTrial> test(@PathVariable WebhookId webhookId);

    /**
     * The deliveries to a webhook.
     *
     * @param status those alone that are in it; null for all
     * @param after the delivery after which to start; null for the newest
     * @param limit how many at most, 1 to 200
     */
    @GetExchange("/{webhookId}/deliveries")
    Mono<DeliveryPage> deliveries(
            @PathVariable WebhookId webhookId,
            @RequestParam(required = false) @Nullable DeliveryStatus status,
            @RequestParam(required = false) @Nullable DeliveryId after,
            @RequestParam int limit);

    /**
     * Delivers an event once more, before what its user's later events wait for; one that is pending, as soon as may be.
     *
     * @return 409 if what it told was erased
     */
    @PostExchange("/{webhookId}/deliveries/{deliveryId}/redeliver")
    Mono<Delivery> redeliver(@PathVariable WebhookId webhookId, @PathVariable DeliveryId deliveryId);
}
