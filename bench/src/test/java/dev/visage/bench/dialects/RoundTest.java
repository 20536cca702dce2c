package dev.visage.bench.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundTest {

    private final Round slow = new Round(10, Duration.ofSeconds(2), Duration.ofMillis(500));
    private final Round fast = new Round(10, Duration.ofSeconds(1), Duration.ofMillis(100));
    private final Round middling = new Round(10, Duration.ofMillis(1250), Duration.ofMillis(300));

    @Test
    void tellsRatesAndCostsPerUpload() {
        assertThat(slow.perSecond()).isEqualTo(5);
        assertThat(slow.cpuMillisPerUpload()).isEqualTo(50);
    }

    @Test
    void tellsTheMedianOfEachFigure() {
        assertThat(Round.median(List.of(slow, fast, middling), Round::perSecond))
                .isEqualTo(8);
        assertThat(Round.median(List.of(slow, fast), Round::cpuMillisPerUpload)).isEqualTo(50);
    }
}
