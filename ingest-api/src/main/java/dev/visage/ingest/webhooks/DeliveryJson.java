package dev.visage.ingest.webhooks;

import dev.visage.contracts.id.DeliveryId;
import dev.visage.contracts.id.EventId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.webhook.Delivery;
import dev.visage.contracts.webhook.DeliveryAttempt;
import dev.visage.contracts.webhook.DeliveryStatus;
import dev.visage.contracts.webhook.WebhookType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The delivery of one event to one webhook. All members are always there.
 *
 * @param nextAttemptAt the next attempt is not before this
 */
record DeliveryJson(
        DeliveryId deliveryId,
        EventId eventId,
        WebhookType type,
        UserId userId,
        DeliveryStatus status,
        List<Attempt> attempts,
        @Nullable Instant nextAttemptAt,
        Instant createdAt,
        @Nullable Instant endedAt) {

    /**
     * One attempt.
     *
     * @param status of the answer; null if none came
     * @param failure what went wrong; null if nothing did
     */
    record Attempt(
            Instant at, long durationMillis, @Nullable Integer status, DeliveryAttempt.@Nullable Failure failure) {}

    static DeliveryJson of(Delivery shown) {
        return new DeliveryJson(
                shown.deliveryId(),
                shown.eventId(),
                shown.type(),
                shown.userId(),
                shown.status(),
                shown.attempts().stream()
                        .map(attempt -> new Attempt(
                                attempt.at(), attempt.durationMillis(), attempt.status(), attempt.failure()))
                        .toList(),
                shown.nextAttemptAt(),
                shown.createdAt(),
                shown.endedAt());
    }
}
