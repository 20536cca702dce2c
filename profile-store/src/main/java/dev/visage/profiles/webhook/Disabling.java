package dev.visage.profiles.webhook;

import dev.visage.contracts.id.UserId;
import dev.visage.contracts.webhook.DisabledReason;
import dev.visage.profiles.notification.Notice;
import dev.visage.profiles.notification.Notice.WebhookEnd;
import dev.visage.profiles.notification.Notifications;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Stops to send to webhooks, and tells their owners, as far as those are users. */
@Component
class Disabling {

    private static final Logger log = LoggerFactory.getLogger(Disabling.class);

    private final Webhooks webhooks;
    private final Notifications notifications;

    Disabling(Webhooks webhooks, Notifications notifications) {
        this.webhooks = webhooks;
        this.notifications = notifications;
    }

    /** Disables a webhook, in the transaction that this belongs to, if nobody else has. */
    void disable(StoredWebhook webhook, DisabledReason reason, Instant now) {
        if (webhooks.disable(webhook.webhookId(), reason, now)) {
            log.warn(
                    "The webhook {} of subject {} is disabled: {}",
                    webhook.webhookId(),
                    webhook.createdBy(),
                    reason.wireName());
            owner(webhook)
                    .map(owner -> Notice.webhookDisabled(
                            owner,
                            URI.create(webhook.terms().url()),
                            reason == DisabledReason.GONE ? WebhookEnd.GONE : WebhookEnd.FAILING))
                    .ifPresent(notice -> notifications.tell(notice, now));
        }
    }

    /** The subject of a token may be that of a service. */
    private static Optional<UserId> owner(StoredWebhook webhook) {
        try {
            return Optional.of(UserId.valueOf(webhook.createdBy()));
        } catch (IllegalArgumentException noUser) {
            return Optional.empty();
        }
    }
}
