package dev.visage.ingest.webhooks;

import dev.visage.contracts.id.DeliveryId;
import dev.visage.contracts.webhook.DeliveryStatus;
import dev.visage.ingest.access.Caller;
import dev.visage.ingest.failure.Failure.NotFound.Subject;
import dev.visage.ingest.failure.FailureException;
import dev.visage.ingest.profile.Webhooks;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Reading what a webhook was told, and telling it again. */
@Component
class DeliveryCalls {

    private final Webhooks webhooks;
    private final OwnWebhooks own;

    DeliveryCalls(Webhooks webhooks, OwnWebhooks own) {
        this.webhooks = webhooks;
        this.own = own;
    }

    Mono<ServerResponse> list(ServerRequest request, Caller caller) {
        int limit = Pages.limit(request);
        DeliveryId after = Pages.after(request, DeliveryId::valueOf);
        DeliveryStatus status = status(request);
        return own.find(request, caller)
                .flatMap(found -> webhooks.deliveries(found.webhookId(), status, after, limit))
                .map(page -> Pages.of(
                        "deliveries",
                        page.deliveries().stream().map(DeliveryJson::of).toList(),
                        page.next()))
                .flatMap(page -> ServerResponse.ok().bodyValue(page));
    }

    Mono<ServerResponse> redeliver(ServerRequest request, Caller caller) {
        return own.find(request, caller)
                .flatMap(found -> webhooks.redeliver(found.webhookId(), deliveryId(request.pathVariable("delivery"))))
                .flatMap(delivery -> ServerResponse.accepted().bodyValue(DeliveryJson.of(delivery)));
    }

    private static DeliveryId deliveryId(String text) {
        try {
            return DeliveryId.valueOf(text);
        } catch (IllegalArgumentException none) {
            throw FailureException.notFound(Subject.DELIVERY);
        }
    }

    private static @Nullable DeliveryStatus status(ServerRequest request) {
        return request.queryParam("status").map(DeliveryCalls::status).orElse(null);
    }

    private static DeliveryStatus status(String name) {
        return Arrays.stream(DeliveryStatus.values())
                .filter(status -> status.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> FailureException.malformed("status", "\"status\" is none of a delivery's."));
    }
}
