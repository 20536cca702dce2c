package dev.visage.ingest.imports.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class ArchiveSettingsTest {

    @Test
    void haveDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new ArchiveSettings(
                        2,
                        DataSize.ofMegabytes(8),
                        500,
                        4,
                        Duration.ofSeconds(2),
                        500_000,
                        DataSize.ofGigabytes(100),
                        100,
                        DataSize.ofMegabytes(16),
                        DataSize.ofKilobytes(16),
                        100_000,
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(60)));
    }

    @Test
    void takeEveryKey() {
        assertThat(bind(Map.ofEntries(
                        Map.entry("visage.imports.archive.concurrent", "1"),
                        Map.entry("visage.imports.archive.batch", "2MB"),
                        Map.entry("visage.imports.archive.batch-entries", "3"),
                        Map.entry("visage.imports.archive.stores", "5"),
                        Map.entry("visage.imports.archive.gather", "14s"),
                        Map.entry("visage.imports.archive.max-entries", "6"),
                        Map.entry("visage.imports.archive.max-unpacked", "7GB"),
                        Map.entry("visage.imports.archive.max-ratio", "8"),
                        Map.entry("visage.imports.archive.max-manifest", "9MB"),
                        Map.entry("visage.imports.archive.manifest-line", "10KB"),
                        Map.entry("visage.imports.archive.manifest-rows", "11"),
                        Map.entry("visage.imports.archive.pause", "12s"),
                        Map.entry("visage.imports.archive.patience", "13s"))))
                .isEqualTo(new ArchiveSettings(
                        1,
                        DataSize.ofMegabytes(2),
                        3,
                        5,
                        Duration.ofSeconds(14),
                        6,
                        DataSize.ofGigabytes(7),
                        8,
                        DataSize.ofMegabytes(9),
                        DataSize.ofKilobytes(10),
                        11,
                        Duration.ofSeconds(12),
                        Duration.ofSeconds(13)));
    }

    private static ArchiveSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("visage.imports.archive", Bindable.of(ArchiveSettings.class));
    }
}
