package dev.visage.ingest.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ImportSettingsTest {

    @Test
    void haveDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(
                        new ImportSettings(Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofSeconds(15), 100));
    }

    @Test
    void takeEveryKey() {
        assertThat(bind(Map.of(
                        "visage.imports.gather",
                        "1ms",
                        "visage.imports.progress",
                        "2s",
                        "visage.imports.heartbeat",
                        "3s",
                        "visage.imports.followers",
                        "4")))
                .isEqualTo(new ImportSettings(Duration.ofMillis(1), Duration.ofSeconds(2), Duration.ofSeconds(3), 4));
    }

    private static ImportSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("visage.imports", Bindable.of(ImportSettings.class));
    }
}
