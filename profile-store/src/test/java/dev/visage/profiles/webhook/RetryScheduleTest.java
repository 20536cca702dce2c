package dev.visage.profiles.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.id.DeliveryId;
import dev.visage.contracts.id.EventId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.id.WebhookId;
import dev.visage.contracts.webhook.DeliveryAttempt;
import dev.visage.contracts.webhook.DeliveryAttempt.Failure;
import dev.visage.contracts.webhook.DeliveryStatus;
import dev.visage.contracts.webhook.DisabledReason;
import dev.visage.contracts.webhook.WebhookFilter;
import dev.visage.contracts.webhook.WebhookSecret;
import dev.visage.contracts.webhook.WebhookTerms;
import dev.visage.contracts.webhook.WebhookType;
import dev.visage.profiles.BoundSettings;
import dev.visage.profiles.webhook.sending.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

    private static final Instant NOW = Instant.parse("2026-11-21T21:00:00Z");
    private static final WebhookSettings SETTINGS = BoundSettings.of(
            WebhookSettings.class,
            "visage.webhooks",
            Map.of("visage.webhooks.schedule", "10s,100s", "visage.webhooks.longest-retry-after", "1h"));

    private final RetrySchedule schedule = new RetrySchedule(SETTINGS, () -> 0.5);

    @Test
    void isDoneWithWhatWasTaken() {
        Ended ended = schedule.judge(due(0, null), answer(204, null), NOW);

        assertThat(ended.status()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(ended.nextAt()).isEqualTo(NOW);
    }

    @Test
    void waitsLongerAfterEachAttemptAndThenGivesUp() {
        assertThat(schedule.judge(due(0, null), answer(500, null), NOW).nextAt())
                .isEqualTo(NOW.plusMillis(10_500));
        assertThat(schedule.judge(due(1, null), answer(500, null), NOW).nextAt())
                .isEqualTo(NOW.plusMillis(105_000));
        assertThat(schedule.judge(due(2, null), answer(500, null), NOW)).satisfies(ended -> {
            assertThat(ended.status()).isEqualTo(DeliveryStatus.FAILED);
            assertThat(ended.nextAt()).isEqualTo(NOW);
        });
    }

    @Test
    void leavesTheWebhookAloneForAsLongAsItAsksWithinBounds() {
        assertThat(schedule.judge(due(0, null), answer(429, NOW.plusSeconds(60)), NOW)
                        .pausedUntil())
                .isEqualTo(NOW.plusSeconds(60));
        assertThat(schedule.judge(due(0, null), answer(503, NOW.plus(Duration.ofDays(365))), NOW)
                        .pausedUntil())
                .isEqualTo(NOW.plus(Duration.ofHours(1)));
        assertThat(schedule.judge(due(0, null), answer(503, NOW.minusSeconds(1)), NOW)
                        .pausedUntil())
                .isNull();
    }

    @Test
    void disablesWhatIsGoneAndKeepsTheDelivery() {
        Ended ended = schedule.judge(due(2, null), answer(410, null), NOW);

        assertThat(ended.disables()).isEqualTo(DisabledReason.GONE);
        assertThat(ended.status()).isEqualTo(DeliveryStatus.PENDING);
    }

    @Test
    void disablesWhatHasFailedForTooLong() {
        Instant since = NOW.minus(Duration.ofDays(5));

        assertThat(schedule.judge(due(0, since), answer(500, null), NOW).disables())
                .isNull();
        assertThat(schedule.judge(due(0, since.minusSeconds(1)), answer(500, null), NOW)
                        .disables())
                .isEqualTo(DisabledReason.FAILING);
    }

    private static Answer answer(int status, @Nullable Instant notBefore) {
        Failure failure = status < 300 ? null : Failure.STATUS;
        return new Answer(new DeliveryAttempt(NOW, 5, status, failure), notBefore);
    }

    private static Due due(int tries, @Nullable Instant failingSince) {
        WebhookFilter filter = new WebhookFilter(List.of(WebhookType.PROFILE_CHANGED), null, null, null);
        StoredWebhook webhook = new StoredWebhook(
                WebhookId.next(),
                new WebhookTerms("https://hooks.example.org/", null, filter),
                "1",
                WebhookSecret.random(),
                null,
                null,
                failingSince,
                NOW);
        return new Due(new DeliveryId(1), new UserId(1), EventId.next(), UUID.randomUUID(), webhook, tries, "{}", NOW);
    }
}
