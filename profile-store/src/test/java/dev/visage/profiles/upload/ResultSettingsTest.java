package dev.visage.profiles.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.profiles.BoundSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class ResultSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(BoundSettings.of(ResultSettings.class, "visage.results", Map.of()))
                .isEqualTo(new ResultSettings(
                        3,
                        Duration.ofMillis(100),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30),
                        Duration.ofMillis(100),
                        Duration.ofSeconds(2),
                        DataSize.ofKilobytes(256)));
    }

    @Test
    void mapsEveryKey() {
        Map<String, String> keys = Map.of(
                "visage.results.attempts", "5",
                "visage.results.first-back-off", "1s",
                "visage.results.longest-back-off", "2s",
                "visage.results.longest-batch", "10s",
                "visage.results.longest-gathering", "7ms",
                "visage.results.bulk-wait", "20ms",
                "visage.results.bulk-size", "3KB");
        assertThat(BoundSettings.of(ResultSettings.class, "visage.results", keys))
                .isEqualTo(new ResultSettings(
                        5,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(10),
                        Duration.ofMillis(7),
                        Duration.ofMillis(20),
                        DataSize.ofKilobytes(3)));
    }
}
