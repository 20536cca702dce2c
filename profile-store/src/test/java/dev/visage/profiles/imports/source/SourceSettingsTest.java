package dev.visage.profiles.imports.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.profiles.BoundSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(BoundSettings.of(SourceSettings.class, "visage.imports.source", Map.of()))
                .isEqualTo(new SourceSettings(Duration.ofSeconds(2), Duration.ofSeconds(15), 200, 4));
    }

    @Test
    void mapsEveryKey() {
        Map<String, String> keys = Map.of(
                "visage.imports.source.poll", "2s",
                "visage.imports.source.lease", "3s",
                "visage.imports.source.page", "4",
                "visage.imports.source.probes", "5");
        assertThat(BoundSettings.of(SourceSettings.class, "visage.imports.source", keys))
                .isEqualTo(new SourceSettings(Duration.ofSeconds(2), Duration.ofSeconds(3), 4, 5));
    }
}
