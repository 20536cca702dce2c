package dev.visage.profiles.webhook;

import dev.visage.contracts.webhook.DeliveryAttempt;
import dev.visage.contracts.webhook.DeliveryStatus;
import dev.visage.contracts.webhook.DisabledReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt has come to.
 *
 * @param status of the delivery from now on
 * @param nextAt when the next of its user and webhook is due, be it the same again
 * @param pausedUntil until when the webhook has asked to be left alone; null if it has not
 * @param disables why the webhook is to be disabled; null if it is not
 */
record Ended(
        Due due,
        DeliveryAttempt attempt,
        DeliveryStatus status,
        Instant nextAt,
        @Nullable Instant pausedUntil,
        @Nullable DisabledReason disables) {}
