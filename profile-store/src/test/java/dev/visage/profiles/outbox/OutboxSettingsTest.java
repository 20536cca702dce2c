package dev.visage.profiles.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.profiles.BoundSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutboxSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(BoundSettings.of(OutboxSettings.class, "visage.outbox", Map.of()))
                .isEqualTo(new OutboxSettings(Duration.ofSeconds(1), Duration.ofMillis(500), 500));
    }

    @Test
    void mapsEveryKey() {
        Map<String, String> keys = Map.of(
                "visage.outbox.poll", "3s",
                "visage.outbox.takeover", "4s",
                "visage.outbox.chunk", "5");
        assertThat(BoundSettings.of(OutboxSettings.class, "visage.outbox", keys))
                .isEqualTo(new OutboxSettings(Duration.ofSeconds(3), Duration.ofSeconds(4), 5));
    }
}
