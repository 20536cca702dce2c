package dev.visage.profiles.webhook;

import dev.visage.contracts.webhook.DeliveryAttempt;
import dev.visage.contracts.webhook.DeliveryStatus;
import dev.visage.contracts.webhook.DisabledReason;
import dev.visage.profiles.webhook.sending.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** What is done about an answer. Changes nothing itself. */
final class RetrySchedule {

    private static final int GONE = 410;

    private final WebhookSettings settings;
    private final DoubleSupplier random;

    /**
     * @param random from 0 to 1
     */
    RetrySchedule(WebhookSettings settings, DoubleSupplier random) {
        this.settings = settings;
        this.random = random;
    }

    /** Decides on a delivery whose attempt has ended. */
    Ended judge(Due due, Answer answer, Instant now) {
        DeliveryAttempt attempt = answer.attempt();
        if (attempt.succeeded()) {
            return new Ended(due, attempt, DeliveryStatus.DELIVERED, now, null, null);
        }
        DisabledReason disables = disables(due, attempt, now);
        boolean isExhausted =
                disables == null && due.tries() >= settings.schedule().size();
        if (isExhausted) {
            return new Ended(due, attempt, DeliveryStatus.FAILED, now, pausedUntil(answer, now), null);
        }
        Instant nextAt = disables == null ? now.plus(wait(due.tries())) : now;
        return new Ended(due, attempt, DeliveryStatus.PENDING, nextAt, pausedUntil(answer, now), disables);
    }

    private @Nullable DisabledReason disables(Due due, DeliveryAttempt attempt, Instant now) {
        if (attempt.status() != null && attempt.status() == GONE) {
            return DisabledReason.GONE;
        }
        Instant since = due.webhook().failingSince();
        boolean isTooLong = since != null && since.plus(settings.disableAfter()).isBefore(now);
        return isTooLong ? DisabledReason.FAILING : null;
    }

    private Duration wait(int tries) {
        Duration usual =
                settings.schedule().get(Math.min(tries, settings.schedule().size() - 1));
        return usual.plusMillis((long) (usual.toMillis() * settings.jitter() * random.getAsDouble()));
    }

    private @Nullable Instant pausedUntil(Answer answer, Instant now) {
        Instant asked = answer.notBefore();
        if (asked == null || !asked.isAfter(now)) {
            return null;
        }
        Instant latest = now.plus(settings.longestRetryAfter());
        return asked.isBefore(latest) ? asked : latest;
    }
}
