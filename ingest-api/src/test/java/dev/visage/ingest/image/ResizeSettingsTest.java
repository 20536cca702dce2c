package dev.visage.ingest.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class ResizeSettingsTest {

    @Test
    void haveDefaults() {
        assertThat(bind(Map.of())).isEqualTo(new ResizeSettings(0, 64, 16_777_216, DataSize.ofMegabytes(16)));
    }

    @Test
    void takeEveryKey() {
        assertThat(bind(Map.of(
                        "visage.images.resize.threads", "3",
                        "visage.images.resize.queue", "5",
                        "visage.images.resize.pixels-in-flight", "20000000",
                        "visage.images.resize.cache", "2MB")))
                .isEqualTo(new ResizeSettings(3, 5, 20_000_000, DataSize.ofMegabytes(2)));
    }

    @Test
    void leaveUploadsTheirProcessors() {
        int processors = Runtime.getRuntime().availableProcessors();

        assertThat(bind(Map.of()).threadsHere()).isBetween(1, Math.max(1, processors / 2));
        assertThat(bind(Map.of("visage.images.resize.threads", "7")).threadsHere())
                .isEqualTo(7);
    }

    private static ResizeSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("visage.images.resize", Bindable.of(ResizeSettings.class));
    }
}
