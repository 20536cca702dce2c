package dev.visage.contracts.webhook;

import org.jspecify.annotations.Nullable;

/**
 * A webhook that is to be.
 *
 * @param createdBy who makes it, by the subject of their token
 * @param secret what its messages are signed with; null if one is to be made
 */
public record WebhookRequest(
        WebhookTerms terms, String createdBy, @Nullable WebhookSecret secret) {}
