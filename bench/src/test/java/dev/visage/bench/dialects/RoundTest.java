package dev.visage.bench.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RoundTest {

    private final Round slow = new Round(10, Duration.ofSeconds(2), Duration.ofMillis(500));

    @Test
    void tellsRatesAndCostsPerUpload() {
        assertThat(slow.perSecond()).isEqualTo(5);
        assertThat(slow.cpuMillisPerUpload()).isEqualTo(50);
    }
}
