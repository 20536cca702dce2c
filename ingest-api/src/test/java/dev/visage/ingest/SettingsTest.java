package dev.visage.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.ingest.upload.UploadSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class SettingsTest {

    @Test
    void uploadsHaveDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new UploadSettings(
                        DataSize.ofMegabytes(10),
                        50_000_000,
                        65_500,
                        1_000,
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(3)));
    }

    @Test
    void uploadsTakeEveryKey() {
        assertThat(bind(Map.of(
                        "visage.uploads.max-bytes", "1MB",
                        "visage.uploads.max-pixels", "7",
                        "visage.uploads.max-side", "5",
                        "visage.uploads.max-frames", "3",
                        "visage.uploads.longest-wait", "3s",
                        "visage.uploads.announce-within", "4s",
                        "visage.uploads.idempotency-lease", "5s")))
                .isEqualTo(new UploadSettings(
                        DataSize.ofMegabytes(1),
                        7,
                        5,
                        3,
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(5)));
    }

    private static UploadSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("visage.uploads", Bindable.of(UploadSettings.class));
    }
}
