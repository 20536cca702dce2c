package dev.visage.profiles.webhook;

import dev.visage.contracts.api.WebhookApi;
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
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Answers ingest-api. The database blocks, and so do name servers, so both are asked on threads of their own. */
@RestController
class WebhookController implements WebhookApi {

    private static final int MOST = 200;

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Registry registry;
    private final Trials trials;
    private final Clock clock;
    private final Scheduler scheduler;

    WebhookController(
            Webhooks webhooks,
            Deliveries deliveries,
            Registry registry,
            Trials trials,
            Clock clock,
            Scheduler webhookScheduler) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.registry = registry;
        this.trials = trials;
        this.clock = clock;
        this.scheduler = webhookScheduler;
    }

    @Override
    public Mono<IssuedWebhook> create(WebhookRequest request) {
        return blocking(() -> registry.create(request));
    }

    @Override
    public Mono<WebhookPage> webhooks(@Nullable String createdBy, @Nullable WebhookId after, int limit) {
        requireLimit(limit);
        return blocking(() -> {
            List<Webhook> page = webhooks.page(createdBy, after, limit).stream()
                    .map(each -> each.seen(clock.instant()))
                    .toList();
            return new WebhookPage(
                    page, page.size() == limit ? page.get(limit - 1).webhookId() : null);
        });
    }

    @Override
    public Mono<Webhook> get(WebhookId webhookId) {
        return blocking(() -> registry.find(webhookId).seen(clock.instant()));
    }

    @Override
    public Mono<Webhook> change(WebhookId webhookId, WebhookTerms terms) {
        return blocking(() -> registry.change(webhookId, terms));
    }

    @Override
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public Mono<Void> delete(WebhookId webhookId) {
        return Mono.<Void>fromRunnable(() -> registry.delete(webhookId)).subscribeOn(scheduler);
    }

    @Override
    public Mono<IssuedWebhook> rotateSecret(WebhookId webhookId, SecretRotation rotation) {
        return blocking(() -> registry.rotate(webhookId, rotation));
    }

    @Override
    public Mono<Webhook> enable(WebhookId webhookId) {
        return blocking(() -> registry.enable(webhookId));
    }

    @Override
    public Mono<WebhookTrial> test(WebhookId webhookId) {
        return blocking(() -> registry.find(webhookId)).flatMap(trials::send);
    }

    @Override
    public Mono<DeliveryPage> deliveries(
            WebhookId webhookId, @Nullable DeliveryStatus status, @Nullable DeliveryId after, int limit) {
        requireLimit(limit);
        return blocking(() -> {
            List<Delivery> page = deliveries.page(webhookId, status, after, limit);
            if (page.isEmpty()) {
                registry.find(webhookId);
            }
            return new DeliveryPage(
                    page, page.size() == limit ? page.get(limit - 1).deliveryId() : null);
        });
    }

    @Override
    public Mono<Delivery> redeliver(WebhookId webhookId, DeliveryId deliveryId) {
        return blocking(() -> registry.redeliver(webhookId, deliveryId));
    }

    private <T> Mono<T> blocking(Callable<T> call) {
        return Mono.fromCallable(call).subscribeOn(scheduler);
    }

    private static void requireLimit(int limit) {
        if (limit < 1 || limit > MOST) {
            throw WebhookProblems.malformed("limit is a number from 1 to " + MOST + ", not " + limit + ".");
        }
    }
}
