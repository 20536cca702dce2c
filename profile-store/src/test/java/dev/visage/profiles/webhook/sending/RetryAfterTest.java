package dev.visage.profiles.webhook.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-21T21:00:00Z");

    @Test
    void readsSecondsAndDates() {
        assertThat(RetryAfter.read("120", NOW)).isEqualTo(NOW.plusSeconds(120));
        assertThat(RetryAfter.read(" 0 ", NOW)).isEqualTo(NOW);
        assertThat(RetryAfter.read("Sat, 21 Nov 2026 22:00:00 GMT", NOW)).isEqualTo(NOW.plusSeconds(3600));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "soon", "-5", "1.5", "99999999999999999999"})
    void readsNothingElse(String value) {
        assertThat(RetryAfter.read(value, NOW)).isNull();
    }
}
