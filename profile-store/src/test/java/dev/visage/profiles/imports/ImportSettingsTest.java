package dev.visage.profiles.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.profiles.BoundSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImportSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(BoundSettings.of(ImportSettings.class, "visage.imports", Map.of()))
                .isEqualTo(new ImportSettings(500, Duration.ofSeconds(1), 3));
    }

    @Test
    void mapsEveryKey() {
        Map<String, String> keys = Map.of(
                "visage.imports.window", "7",
                "visage.imports.poll", "2s",
                "visage.imports.threads", "5");
        assertThat(BoundSettings.of(ImportSettings.class, "visage.imports", keys))
                .isEqualTo(new ImportSettings(7, Duration.ofSeconds(2), 5));
    }
}
