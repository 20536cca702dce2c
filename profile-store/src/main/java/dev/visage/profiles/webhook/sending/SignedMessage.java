package dev.visage.profiles.webhook.sending;

import dev.visage.contracts.id.EventId;
import java.net.URI;
import java.time.Instant;

/**
 * A message, ready to be sent.
 *
 * @param url where to
 * @param eventId the same at every attempt
 * @param at when it is sent, which is signed too
 * @param body JSON
 * @param signature one or several, with spaces between
 */
public record SignedMessage(URI url, EventId eventId, Instant at, String body, String signature) {}
