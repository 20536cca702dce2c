package dev.visage.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoundTest {

    private final Round slow = new Round(
            Collections.nCopies(10, Duration.ofMillis(7)),
            Duration.ofSeconds(2),
            Map.of("ingest-api", Duration.ofMillis(500)));

    @Test
    void tellsRatesAndCostsPerRequest() {
        assertThat(slow.perSecond()).isEqualTo(5);
        assertThat(slow.cpuMillis("ingest-api")).isEqualTo(50);
        assertThat(slow.cpuMillis("nobody")).isZero();
        assertThat(slow.spread().p99()).isEqualTo(7);
    }
}
