package dev.visage.ingest.dialect.smartsheet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class SmartsheetSettingsTest {

    @Test
    void haveDefaults() {
        SmartsheetSettings settings = bind(Map.of());

        assertThat(settings).isEqualTo(new SmartsheetSettings(null));
        assertThat(settings.limit()).isEqualTo(DataSize.ofMegabytes(10));
    }

    @Test
    void takeEveryKey() {
        SmartsheetSettings settings = bind(Map.of("visage.dialects.smartsheet.custom-size", "12KB"));

        assertThat(settings).isEqualTo(new SmartsheetSettings(DataSize.ofKilobytes(12)));
        assertThat(settings.limit()).isEqualTo(DataSize.ofKilobytes(12));
    }

    @Test
    void refuseASizeThatNoFileHas() {
        try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
            assertThat(factory.getValidator().validate(new SmartsheetSettings(DataSize.ofBytes(0))))
                    .singleElement()
                    .satisfies(violation ->
                            assertThat(violation.getMessage()).isEqualTo("custom-size must be at least one byte"));
            assertThat(factory.getValidator().validate(new SmartsheetSettings(null)))
                    .isEmpty();
        }
    }

    private static SmartsheetSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("visage.dialects.smartsheet", Bindable.of(SmartsheetSettings.class));
    }
}
