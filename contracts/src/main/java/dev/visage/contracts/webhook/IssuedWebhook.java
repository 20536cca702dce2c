package dev.visage.contracts.webhook;

/**
 * A webhook with the secret that it has just been given, which is told this once.
 *
 * @param secret what its messages are signed with from now on
 */
public record IssuedWebhook(Webhook webhook, WebhookSecret secret) {}
