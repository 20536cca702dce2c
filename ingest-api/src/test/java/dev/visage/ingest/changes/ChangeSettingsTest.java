package dev.visage.ingest.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class ChangeSettingsTest {

    @Test
    void haveDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new ChangeSettings(
                        2_500,
                        Duration.ofSeconds(15),
                        10_000,
                        DataSize.ofMegabytes(32),
                        8,
                        DataSize.ofMegabytes(1),
                        Duration.ofSeconds(30)));
    }

    @Test
    void takeEveryKey() {
        assertThat(bind(Map.of(
                        "visage.changes.subscribers",
                        "1",
                        "visage.changes.heartbeat",
                        "2s",
                        "visage.changes.recent",
                        "3",
                        "visage.changes.recent-bytes",
                        "4KB",
                        "visage.changes.catch-ups",
                        "5",
                        "visage.changes.backlog",
                        "6KB",
                        "visage.changes.patience",
                        "7s")))
                .isEqualTo(new ChangeSettings(
                        1,
                        Duration.ofSeconds(2),
                        3,
                        DataSize.ofKilobytes(4),
                        5,
                        DataSize.ofKilobytes(6),
                        Duration.ofSeconds(7)));
    }

    static ChangeSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("visage.changes", Bindable.of(ChangeSettings.class));
    }
}
