package dev.visage.contracts.webhook;

import org.jspecify.annotations.Nullable;

/**
 * What a webhook is to do.
 *
 * @param url where events are sent to
 * @param description what it is for, in its owner's words
 * @param filter which events
 */
public record WebhookTerms(String url, @Nullable String description, WebhookFilter filter) {}
