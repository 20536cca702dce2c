package dev.visage.ingest.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.id.WebhookId;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.webhook.DisabledReason;
import dev.visage.contracts.webhook.IssuedWebhook;
import dev.visage.contracts.webhook.Webhook;
import dev.visage.contracts.webhook.WebhookFilter;
import dev.visage.contracts.webhook.WebhookSecret;
import dev.visage.contracts.webhook.WebhookType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A webhook. All members are always there, but for the secret.
 *
 * @param secret what its messages are signed with, where it is told: once
 * @param status {@code enabled}, or {@code disabled} while nothing is sent
 * @param failingSince when the first attempt failed after the last that succeeded
 * @param oldSecretUntil until when the secret before this one signs too
 * @param createdBy who made it, by the subject of their token
 * @param links where to read on
 */
record WebhookJson(
        WebhookId webhookId,
        String url,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable WebhookSecret secret,
        @Nullable String description,
        List<WebhookType> types,
        @Nullable List<UserId> users,
        @Nullable List<PictureKind> kinds,
        @Nullable List<String> changed,
        String status,
        @Nullable DisabledReason disabledReason,
        @Nullable Instant disabledAt,
        @Nullable Instant failingSince,
        @Nullable Instant oldSecretUntil,
        String createdBy,
        Instant createdAt,
        Map<String, String> links) {

    static WebhookJson of(Webhook shown) {
        return of(shown, null);
    }

    /** With the secret. */
    static WebhookJson of(IssuedWebhook issued) {
        return of(issued.webhook(), issued.secret());
    }

    private static WebhookJson of(Webhook shown, @Nullable WebhookSecret secret) {
        WebhookFilter filter = shown.terms().filter();
        Webhook.Disabled disabled = shown.disabled();
        return new WebhookJson(
                shown.webhookId(),
                shown.terms().url(),
                secret,
                shown.terms().description(),
                filter.types(),
                filter.users(),
                filter.kinds(),
                filter.changed(),
                disabled == null ? "enabled" : "disabled",
                disabled == null ? null : disabled.reason(),
                disabled == null ? null : disabled.at(),
                shown.failingSince(),
                shown.oldSecretUntil(),
                shown.createdBy(),
                shown.createdAt(),
                links(path(shown.webhookId())));
    }

    /** Where a webhook is found. */
    static String path(WebhookId webhookId) {
        return "/v1/webhooks/" + webhookId;
    }

    private static Map<String, String> links(String self) {
        Map<String, String> links = new LinkedHashMap<>();
        links.put("self", self);
        links.put("deliveries", self + "/deliveries");
        return links;
    }
}
