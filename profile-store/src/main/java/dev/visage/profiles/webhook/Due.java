package dev.visage.profiles.webhook;

import dev.visage.contracts.id.DeliveryId;
import dev.visage.contracts.id.EventId;
import dev.visage.contracts.id.UserId;
import java.time.Instant;
import java.util.UUID;

/**
 * A delivery that this instance is to try now.
 *
 * @param lease what shows that nobody else has taken it over since
 * @param webhook as it was when the delivery was taken
 * @param tries how often it was tried before
 * @param body what is sent
 * @param occurredAt when what it tells happened
 */
record Due(
        DeliveryId deliveryId,
        UserId userId,
        EventId eventId,
        UUID lease,
        StoredWebhook webhook,
        int tries,
        String body,
        Instant occurredAt) {}
