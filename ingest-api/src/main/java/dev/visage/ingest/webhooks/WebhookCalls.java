package dev.visage.ingest.webhooks;

import dev.visage.contracts.id.WebhookId;
import dev.visage.contracts.webhook.DeliveryAttempt;
import dev.visage.contracts.webhook.Webhook;
import dev.visage.contracts.webhook.WebhookRequest;
import dev.visage.contracts.webhook.WebhookTrial;
import dev.visage.ingest.access.Caller;
import dev.visage.ingest.access.Scope;
import dev.visage.ingest.dialect.Body;
import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.FailureException;
import dev.visage.ingest.failure.Problem;
import dev.visage.ingest.profile.RefusedUrlException;
import dev.visage.ingest.profile.Webhooks;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Making webhooks, reading and changing them. */
@Component
class WebhookCalls {

    private final Body body;
    private final Webhooks webhooks;
    private final OwnWebhooks own;

    WebhookCalls(Body body, Webhooks webhooks, OwnWebhooks own) {
        this.body = body;
        this.webhooks = webhooks;
        this.own = own;
    }

    Mono<ServerResponse> create(ServerRequest request, Caller caller) {
        OwnWebhooks.requireListening(caller);
        String creator = subject(caller);
        return body.small(request)
                .map(WebhookBody::parse)
                .flatMap(sent -> webhooks.create(new WebhookRequest(sent.terms(), creator, sent.givenSecret())))
                .flatMap(made -> ServerResponse.created(
                                URI.create(WebhookJson.path(made.webhook().webhookId())))
                        .bodyValue(WebhookJson.of(made)))
                .onErrorResume(RefusedUrlException.class, WebhookCalls::refused);
    }

    Mono<ServerResponse> list(ServerRequest request, Caller caller) {
        OwnWebhooks.requireListening(caller);
        int limit = Pages.limit(request);
        WebhookId after = Pages.after(request, WebhookId::valueOf);
        return webhooks.page(caller.holds(Scope.ADMIN) ? null : subject(caller), after, limit)
                .map(page -> Pages.of(
                        "webhooks",
                        page.webhooks().stream().map(WebhookJson::of).toList(),
                        page.next()))
                .flatMap(page -> ServerResponse.ok().bodyValue(page));
    }

    Mono<ServerResponse> read(ServerRequest request, Caller caller) {
        return own.find(request, caller).flatMap(WebhookCalls::answer);
    }

    Mono<ServerResponse> change(ServerRequest request, Caller caller) {
        return own.find(request, caller)
                .flatMap(found -> body.small(request)
                        .map(WebhookBody::parse)
                        .flatMap(sent -> webhooks.change(found.webhookId(), sent.changedTerms())))
                .flatMap(WebhookCalls::answer)
                .onErrorResume(RefusedUrlException.class, WebhookCalls::refused);
    }

    Mono<ServerResponse> delete(ServerRequest request, Caller caller) {
        return own.find(request, caller)
                .flatMap(found -> webhooks.delete(found.webhookId()))
                .then(ServerResponse.noContent().build());
    }

    Mono<ServerResponse> rotateSecret(ServerRequest request, Caller caller) {
        return own.find(request, caller)
                .flatMap(found -> body.small(request)
                        .map(RotationBody::parse)
                        .flatMap(rotation -> webhooks.rotateSecret(found.webhookId(), rotation)))
                .flatMap(issued -> ServerResponse.ok().bodyValue(WebhookJson.of(issued)));
    }

    Mono<ServerResponse> enable(ServerRequest request, Caller caller) {
        return own.find(request, caller)
                .flatMap(found -> webhooks.enable(found.webhookId()))
                .flatMap(WebhookCalls::answer);
    }

    Mono<ServerResponse> test(ServerRequest request, Caller caller) {
        return own.find(request, caller)
                .flatMap(found -> webhooks.test(found.webhookId()))
                .flatMap(trial -> ServerResponse.ok().bodyValue(json(trial)));
    }

    private static Map<String, @Nullable Object> json(WebhookTrial trial) {
        DeliveryAttempt attempt = trial.attempt();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("eventId", trial.eventId());
        json.put("succeeded", attempt.succeeded());
        json.put("status", attempt.status());
        json.put("failure", attempt.failure());
        json.put("durationMillis", attempt.durationMillis());
        return json;
    }

    private static Mono<ServerResponse> answer(Webhook shown) {
        return ServerResponse.ok().bodyValue(WebhookJson.of(shown));
    }

    private static Mono<ServerResponse> refused(RefusedUrlException refused) {
        return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "url-refused", refused.sentence()).response();
    }

    private static String subject(Caller caller) {
        if (caller.subject() == null) {
            throw new FailureException(new Failure.OtherUser());
        }
        return caller.subject();
    }
}
