package dev.visage.profiles.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.visage.profiles.BoundSettings;
import dev.visage.profiles.idempotency.IdempotencySettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SweepSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(BoundSettings.of(SweepSettings.class, "visage.sweep", Map.of()))
                .isEqualTo(new SweepSettings(
                        true, Duration.ofHours(1), Duration.ofHours(25), Duration.ofDays(30), Duration.ofMinutes(5)));
    }

    @Test
    void isBoundFromKeys() {
        Map<String, String> keys = Map.of(
                "visage.sweep.enabled", "false",
                "visage.sweep.interval", "10m",
                "visage.sweep.grace", "48h",
                "visage.sweep.failed-grace", "7d",
                "visage.sweep.clock-skew", "1s");

        assertThat(BoundSettings.of(SweepSettings.class, "visage.sweep", keys))
                .isEqualTo(new SweepSettings(
                        false,
                        Duration.ofMinutes(10),
                        Duration.ofHours(48),
                        Duration.ofDays(7),
                        Duration.ofSeconds(1)));
    }

    @Test
    void leaveAnOriginalAloneLongerThanItsIdempotencyKeyIsKept() {
        SweepSettings sweep = BoundSettings.of(SweepSettings.class, "visage.sweep", Map.of());
        IdempotencySettings kept = keys("24h");
        IdempotencySettings tooLong = keys("25h");

        assertThatCode(() -> new SweepSchedule(sweep, kept)).doesNotThrowAnyException();
        assertThatThrownBy(() -> new SweepSchedule(sweep, tooLong))
                .hasMessageContaining("visage.sweep.grace")
                .hasMessageContaining("visage.idempotency.retention");
    }

    private static IdempotencySettings keys(String retention) {
        return BoundSettings.of(
                IdempotencySettings.class, "visage.idempotency", Map.of("visage.idempotency.retention", retention));
    }
}
