package dev.visage.contracts.webhook;

import dev.visage.contracts.id.WebhookId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A webhook.
 *
 * @param createdBy who made it, by the subject of their token
 * @param disabled why nothing is sent to it any more; null while events are
 * @param failingSince when the first attempt failed after the last that succeeded; null if none did
 * @param oldSecretUntil until when the secret before the present one signs too; null if there is none
 */
public record Webhook(
        WebhookId webhookId,
        WebhookTerms terms,
        String createdBy,
        @Nullable Disabled disabled,
        @Nullable Instant failingSince,
        @Nullable Instant oldSecretUntil,
        Instant createdAt) {

    /**
     * That nothing is sent to a webhook.
     *
     * @param at since when
     */
    public record Disabled(DisabledReason reason, Instant at) {}
}
