package dev.visage.contracts.webhook;

import org.jspecify.annotations.Nullable;

/**
 * Another secret for a webhook.
 *
 * @param secret the new one; null if one is to be made
 */
public record SecretRotation(@Nullable WebhookSecret secret) {}
