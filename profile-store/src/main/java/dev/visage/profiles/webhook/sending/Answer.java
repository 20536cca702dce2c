package dev.visage.profiles.webhook.sending;

import dev.visage.contracts.webhook.DeliveryAttempt;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of sending a message.
 *
 * @param notBefore when the server wants to be asked again, at the earliest; null if it has not said
 */
public record Answer(DeliveryAttempt attempt, @Nullable Instant notBefore) {}
