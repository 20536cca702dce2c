package dev.visage.profiles.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.profiles.BoundSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UploadSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(BoundSettings.of(UploadSettings.class, "visage.uploads", Map.of()))
                .isEqualTo(new UploadSettings(3, Duration.ofMillis(100), Duration.ofSeconds(5)));
    }

    @Test
    void mapsEveryKey() {
        Map<String, String> keys = Map.of(
                "visage.uploads.attempts", "5",
                "visage.uploads.first-back-off", "1s",
                "visage.uploads.longest-back-off", "2s");
        assertThat(BoundSettings.of(UploadSettings.class, "visage.uploads", keys))
                .isEqualTo(new UploadSettings(5, Duration.ofSeconds(1), Duration.ofSeconds(2)));
    }
}
