package dev.visage.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.worker.intake.IntakeSettings;
import dev.visage.worker.picture.PictureSettings;
import dev.visage.worker.picture.TurboSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class SettingsTest {

    @Test
    void haveDefaults() {
        Binder nothing = new Binder(new MapConfigurationPropertySource(Map.of()));

        assertThat(nothing.bindOrCreate("visage.worker.intake", IntakeSettings.class))
                .isEqualTo(new IntakeSettings(
                        0,
                        0,
                        10,
                        32,
                        3,
                        Duration.ofMillis(200),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(15),
                        Duration.ofSeconds(8)));
        assertThat(nothing.bindOrCreate("visage.worker.pictures", PictureSettings.class))
                .isEqualTo(new PictureSettings(
                        DataSize.ofMegabytes(64), 50_000_000, 65_500, 1_000, 100_000_000, Duration.ofSeconds(10), 5));
        assertThat(nothing.bindOrCreate("visage.worker.turbo", TurboSettings.class))
                .isEqualTo(new TurboSettings(true, null));
    }

    @Test
    void mapEveryKey() {
        Binder all = new Binder(new MapConfigurationPropertySource(Map.ofEntries(
                Map.entry("visage.worker.intake.threads", "7"),
                Map.entry("visage.worker.intake.bulk-threads", "4"),
                Map.entry("visage.worker.intake.bulk-every", "20"),
                Map.entry("visage.worker.intake.in-flight", "11"),
                Map.entry("visage.worker.intake.attempts", "5"),
                Map.entry("visage.worker.intake.first-back-off", "1s"),
                Map.entry("visage.worker.intake.longest-back-off", "1m"),
                Map.entry("visage.worker.intake.patience", "1h"),
                Map.entry("visage.worker.intake.grace", "3s"),
                Map.entry("visage.worker.pictures.max-bytes", "1MB"),
                Map.entry("visage.worker.pictures.max-pixels", "1000"),
                Map.entry("visage.worker.pictures.max-side", "30"),
                Map.entry("visage.worker.pictures.max-frames", "20"),
                Map.entry("visage.worker.pictures.pixels-in-flight", "2000"),
                Map.entry("visage.worker.pictures.time-limit", "2s"),
                Map.entry("visage.worker.pictures.warm-ups", "0"),
                Map.entry("visage.worker.turbo.enabled", "false"),
                Map.entry("visage.worker.turbo.library", "/usr/local/lib/libturbojpeg.so"))));

        assertThat(all.bind("visage.worker.intake", IntakeSettings.class).get())
                .isEqualTo(new IntakeSettings(
                        7,
                        4,
                        20,
                        11,
                        5,
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(1),
                        Duration.ofHours(1),
                        Duration.ofSeconds(3)));
        assertThat(all.bind("visage.worker.pictures", PictureSettings.class).get())
                .isEqualTo(new PictureSettings(DataSize.ofMegabytes(1), 1000, 30, 20, 2000, Duration.ofSeconds(2), 0));
        assertThat(all.bind("visage.worker.turbo", TurboSettings.class).get())
                .isEqualTo(new TurboSettings(false, "/usr/local/lib/libturbojpeg.so"));
    }
}
