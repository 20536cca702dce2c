package dev.visage.profiles.webhook.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.visage.profiles.BoundSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(BoundSettings.of(TargetSettings.class, "visage.webhooks", Map.of()))
                .isEqualTo(new TargetSettings(
                        false, List.of(), Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(4), 4));
    }

    @Test
    void mapsEveryKey() {
        Map<String, String> keys = Map.of(
                "visage.webhooks.allow-http", "true",
                "visage.webhooks.allowed-networks", "10.1.0.0/16,fd00::/8",
                "visage.webhooks.connect-timeout", "1s",
                "visage.webhooks.timeout", "2s",
                "visage.webhooks.test-timeout", "3s",
                "visage.webhooks.lookups", "7");
        assertThat(BoundSettings.of(TargetSettings.class, "visage.webhooks", keys))
                .isEqualTo(new TargetSettings(
                        true,
                        List.of(Network.valueOf("10.1.0.0/16"), Network.valueOf("fd00::/8")),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.0.0", "10.1.0.0/33", "fd00::/129", "example.org/8", "10.1/16"})
    void takesNothingButNetworks(String cidr) {
        assertThatThrownBy(() -> Network.valueOf(cidr)).isInstanceOf(IllegalArgumentException.class);
    }
}
