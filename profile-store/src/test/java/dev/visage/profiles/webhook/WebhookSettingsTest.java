package dev.visage.profiles.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.profiles.BoundSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(BoundSettings.of(WebhookSettings.class, "visage.webhooks", Map.of()))
                .isEqualTo(new WebhookSettings(
                        List.of(
                                Duration.ofSeconds(5),
                                Duration.ofMinutes(5),
                                Duration.ofMinutes(30),
                                Duration.ofHours(2),
                                Duration.ofHours(5),
                                Duration.ofHours(10),
                                Duration.ofHours(14),
                                Duration.ofHours(20),
                                Duration.ofHours(24)),
                        0.1,
                        Duration.ofHours(24),
                        Duration.ofDays(5),
                        Duration.ofHours(24),
                        256,
                        32,
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(10),
                        20,
                        Duration.ofDays(30),
                        Duration.ofMinutes(10),
                        1000,
                        2));
    }

    @Test
    void mapsEveryKey() {
        Map<String, String> keys = Map.ofEntries(
                Map.entry("visage.webhooks.schedule", "1s,2s"),
                Map.entry("visage.webhooks.jitter", "0.5"),
                Map.entry("visage.webhooks.longest-retry-after", "1h"),
                Map.entry("visage.webhooks.disable-after", "2d"),
                Map.entry("visage.webhooks.old-secret-kept", "3h"),
                Map.entry("visage.webhooks.in-flight", "4"),
                Map.entry("visage.webhooks.in-flight-per-webhook", "5"),
                Map.entry("visage.webhooks.lease", "6s"),
                Map.entry("visage.webhooks.gather", "4s"),
                Map.entry("visage.webhooks.poll", "7s"),
                Map.entry("visage.webhooks.per-owner", "8"),
                Map.entry("visage.webhooks.retention", "9d"),
                Map.entry("visage.webhooks.purge-every", "10s"),
                Map.entry("visage.webhooks.purge-batch", "11"),
                Map.entry("visage.webhooks.threads", "12"));
        assertThat(BoundSettings.of(WebhookSettings.class, "visage.webhooks", keys))
                .isEqualTo(new WebhookSettings(
                        List.of(Duration.ofSeconds(1), Duration.ofSeconds(2)),
                        0.5,
                        Duration.ofHours(1),
                        Duration.ofDays(2),
                        Duration.ofHours(3),
                        4,
                        5,
                        Duration.ofSeconds(6),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(7),
                        8,
                        Duration.ofDays(9),
                        Duration.ofSeconds(10),
                        11,
                        12));
    }
}
