package dev.visage.profiles.webhook;

import dev.visage.contracts.webhook.DisabledReason;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Stops to send to webhooks, and tells their owners. */
@Component
class Disabling {

    private static final Logger log = LoggerFactory.getLogger(Disabling.class);

    private final Webhooks webhooks;

    Disabling(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /** Disables a webhook, in the transaction that this belongs to, if nobody else has. */
    void disable(StoredWebhook webhook, DisabledReason reason, Instant now) {
        if (webhooks.disable(webhook.webhookId(), reason, now)) {
            log.warn(
                    "The webhook {} of subject {} is disabled: {}",
                    webhook.webhookId(),
                    webhook.createdBy(),
                    reason.wireName());
        }
    }
}
