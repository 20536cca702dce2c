package dev.visage.profiles.webhook;

import dev.visage.contracts.id.WebhookId;
import dev.visage.contracts.webhook.Webhook;
import dev.visage.contracts.webhook.WebhookSecret;
import dev.visage.contracts.webhook.WebhookTerms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as it is kept.
 *
 * @param createdBy who made it, by the subject of their token
 * @param secret what its messages are signed with
 * @param oldSecret the one before it, if there was one
 * @param disabled why nothing is sent to it any more; null while events are
 * @param failingSince when the first attempt failed after the last that succeeded; null if none did
 */
record StoredWebhook(
        WebhookId webhookId,
        WebhookTerms terms,
        String createdBy,
        WebhookSecret secret,
        @Nullable OldSecret oldSecret,
        Webhook.@Nullable Disabled disabled,
        @Nullable Instant failingSince,
        Instant createdAt) {

    /**
     * A secret that was replaced.
     *
     * @param until until when it signs too
     */
    record OldSecret(WebhookSecret secret, Instant until) {}

    boolean isEnabled() {
        return disabled == null;
    }

    /** The secrets that sign just now, the present one first. */
    List<WebhookSecret> secrets(Instant now) {
        List<WebhookSecret> secrets = new ArrayList<>(List.of(secret));
        if (oldSecret != null && oldSecret.until().isAfter(now)) {
            secrets.add(oldSecret.secret());
        }
        return secrets;
    }

    /** The webhook without its secrets. */
    Webhook seen(Instant now) {
        Instant oldSecretUntil = oldSecret != null && oldSecret.until().isAfter(now) ? oldSecret.until() : null;
        return new Webhook(webhookId, terms, createdBy, disabled, failingSince, oldSecretUntil, createdAt);
    }
}
