package dev.visage.ingest.dialect.kantata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class KantataSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of())).isEqualTo(new KantataSettings(false));
    }

    @Test
    void takesEveryKey() {
        assertThat(bind(Map.of("visage.dialects.kantata.extended", "true"))).isEqualTo(new KantataSettings(true));
    }

    private static KantataSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("visage.dialects.kantata", Bindable.of(KantataSettings.class));
    }
}
