package dev.visage.contracts.webhook;

import dev.visage.contracts.id.DeliveryId;
import dev.visage.contracts.id.EventId;
import dev.visage.contracts.id.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The delivery of one event to one webhook.
 *
 * @param attempts the last ones, in their order
 * @param nextAttemptAt the next attempt is not before this; null if there will be none, or one is under way
 * @param createdAt when the event came
 * @param endedAt null while it is pending
 */
public record Delivery(
        DeliveryId deliveryId,
        EventId eventId,
        WebhookType type,
        UserId userId,
        DeliveryStatus status,
        List<DeliveryAttempt> attempts,
        @Nullable Instant nextAttemptAt,
        Instant createdAt,
        @Nullable Instant endedAt) {

    public Delivery {
        attempts = List.copyOf(attempts);
    }
}
