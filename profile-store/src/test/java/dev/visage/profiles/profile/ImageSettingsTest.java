package dev.visage.profiles.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.profiles.BoundSettings;
import jakarta.validation.Validation;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImageSettingsTest {

    @Test
    void mapsItsKey() {
        assertThat(BoundSettings.of(
                        ImageSettings.class,
                        "visage.images",
                        Map.of("visage.images.public-base-url", "https://pictures.example.org")))
                .isEqualTo(new ImageSettings(URI.create("https://pictures.example.org")));
    }

    @Test
    void hasNoDefaultOfItsOwn() {
        try (var validators = Validation.buildDefaultValidatorFactory()) {
            assertThat(validators.getValidator().validate(new ImageSettings(null)))
                    .hasSize(1);
        }
    }
}
