package dev.visage.bench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TurnTest {

    private static final List<Duration> LATENCIES =
            List.of(Duration.ofMillis(30), Duration.ofMillis(10), Duration.ofMillis(20), Duration.ofMillis(40));

    private final Turn turn = Turn.of(
            LATENCIES,
            Duration.ofSeconds(2),
            Map.of("worker", Duration.ofMillis(500), "gone", Duration.ofMillis(7)),
            Map.of("worker", Duration.ofMillis(580), "started", Duration.ofMillis(20)));

    @Test
    void dividesUploadsByTime() {
        assertThat(turn.perSecond()).isCloseTo(2, within(1e-9));
    }

    @Test
    void dividesWhatEachProcessTookMeanwhileByUploads() {
        assertThat(turn.cpuMillis("worker")).isCloseTo(20, within(1e-9));
        assertThat(turn.cpuMillis("started")).isCloseTo(5, within(1e-9));
        assertThat(turn.cpuMillis("unknown")).isZero();
        assertThat(turn.cpuMillis()).isCloseTo(25, within(1e-9));
    }

    @Test
    void hasTheMedianLatency() {
        assertThat(turn.p50()).isCloseTo(20, within(1e-9));
    }
}
