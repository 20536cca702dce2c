package dev.visage.contracts.webhook;

import dev.visage.contracts.id.EventId;

/**
 * What came of a test message.
 *
 * @param eventId the id of the message
 */
public record WebhookTrial(EventId eventId, DeliveryAttempt attempt) {}
