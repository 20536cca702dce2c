package dev.visage.profiles.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.profiles.BoundSettings;
import jakarta.validation.Validation;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpSettingsTest {

    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    @Test
    void hasADefaultForAllButTheToken() {
        assertThat(BoundSettings.of(
                        HttpSettings.class, "visage.profiles", Map.of("visage.profiles.service-token", TOKEN)))
                .isEqualTo(new HttpSettings(TOKEN, 6));
    }

    @Test
    void mapsEveryKey() {
        Map<String, String> keys = Map.of("visage.profiles.service-token", TOKEN, "visage.profiles.threads", "9");
        assertThat(BoundSettings.of(HttpSettings.class, "visage.profiles", keys))
                .isEqualTo(new HttpSettings(TOKEN, 9));
    }

    @Test
    void refusesAShortOrMissingToken() {
        try (var validators = Validation.buildDefaultValidatorFactory()) {
            assertThat(validators.getValidator().validate(new HttpSettings(TOKEN, 6)))
                    .isEmpty();
            assertThat(validators.getValidator().validate(new HttpSettings(TOKEN.substring(1), 6)))
                    .hasSize(1);
            assertThat(validators.getValidator().validate(new HttpSettings(null, 6)))
                    .hasSize(1);
        }
    }

    @Test
    void keepsTheTokenOutOfTheLog() {
        assertThat(new HttpSettings(TOKEN, 6)).asString().doesNotContain(TOKEN);
    }
}
