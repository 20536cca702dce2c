package dev.visage.profiles.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.profiles.BoundSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IdempotencySettingsTest {

    @Test
    void hasDefaults() {
        assertThat(BoundSettings.of(IdempotencySettings.class, "visage.idempotency", Map.of()))
                .isEqualTo(new IdempotencySettings(Duration.ofHours(24), Duration.ofMinutes(10), 1_000));
    }

    @Test
    void mapsEveryKey() {
        Map<String, String> keys = Map.of(
                "visage.idempotency.retention", "1h",
                "visage.idempotency.purge-every", "2s",
                "visage.idempotency.purge-batch", "3");
        assertThat(BoundSettings.of(IdempotencySettings.class, "visage.idempotency", keys))
                .isEqualTo(new IdempotencySettings(Duration.ofHours(1), Duration.ofSeconds(2), 3));
    }
}
