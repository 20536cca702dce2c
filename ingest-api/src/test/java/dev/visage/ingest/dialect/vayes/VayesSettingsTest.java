package dev.visage.ingest.dialect.vayes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class VayesSettingsTest {

    @Test
    void haveDefaults() {
        assertThat(bind(Map.of())).isEqualTo(new VayesSettings(Language.EN));
    }

    @Test
    void takeEveryKey() {
        assertThat(bind(Map.of("visage.dialects.vayes.default-language", "tr")))
                .isEqualTo(new VayesSettings(Language.TR));
    }

    private static VayesSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("visage.dialects.vayes", Bindable.of(VayesSettings.class));
    }
}
