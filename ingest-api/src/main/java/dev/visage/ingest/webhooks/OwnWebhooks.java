package dev.visage.ingest.webhooks;

import dev.visage.contracts.id.WebhookId;
import dev.visage.contracts.webhook.Webhook;
import dev.visage.ingest.access.Caller;
import dev.visage.ingest.access.Scope;
import dev.visage.ingest.failure.Failure.NotFound.Subject;
import dev.visage.ingest.failure.FailureException;
import dev.visage.ingest.profile.Webhooks;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** Finds the webhook that a path names, for whoever made it and for admins. */
@Component
class OwnWebhooks {

    private final Webhooks webhooks;

    OwnWebhooks(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /**
     * The webhook as it is now.
     *
     * @return an error with a {@link FailureException} if there is none that the caller may see
     */
    Mono<Webhook> find(ServerRequest request, Caller caller) {
        requireListening(caller);
        return webhooks.get(webhookId(request.pathVariable("webhook")))
                .filter(found -> caller.holds(Scope.ADMIN) || found.createdBy().equals(caller.subject()))
                .switchIfEmpty(Mono.error(() -> FailureException.notFound(Subject.WEBHOOK)));
    }

    /**
     * Returns if the caller may have webhooks.
     *
     * @throws FailureException if not
     */
    static void requireListening(Caller caller) {
        caller.requireOne(Scope.EVENTS, Scope.ADMIN);
    }

    private static WebhookId webhookId(String text) {
        try {
            return WebhookId.valueOf(text);
        } catch (IllegalArgumentException none) {
            throw FailureException.notFound(Subject.WEBHOOK);
        }
    }
}
