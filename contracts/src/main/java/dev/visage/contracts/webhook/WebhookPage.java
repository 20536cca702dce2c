package dev.visage.contracts.webhook;

import dev.visage.contracts.id.WebhookId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some webhooks.
 *
 * @param webhooks newest first
 * @param next the webhook after which the next page starts; null if this is the last
 */
public record WebhookPage(List<Webhook> webhooks, @Nullable WebhookId next) {

    public WebhookPage {
        webhooks = List.copyOf(webhooks);
    }
}
