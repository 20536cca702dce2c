package dev.visage.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void takesNearestRanksWhateverTheOrder() {
        List<Duration> durations =
                LongStream.rangeClosed(1, 200).mapToObj(Duration::ofMillis).collect(Collectors.toList());
        Collections.reverse(durations);

        assertThat(Spread.of(durations)).isEqualTo(new Spread(100, 180, 198, 200));
    }

    @Test
    void roundsRanksUp() {
        assertThat(Spread.of(List.of(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(3))))
                .isEqualTo(new Spread(2, 3, 3, 3));
    }

    @Test
    void isTheValueWhereThereIsOne() {
        assertThat(Spread.of(List.of(Duration.ofNanos(1_250_000)))).isEqualTo(new Spread(1.25, 1.25, 1.25, 1.25));
    }

    @Test
    void printsMillisecondsWithOneDecimal() {
        assertThat(new Spread(1, 2.26, 3.04, 1234.5).cells()).containsExactly("1.0", "2.3", "3.0", "1234.5");
    }

    @Test
    void needsDurations() {
        assertThatIllegalArgumentException().isThrownBy(() -> Spread.of(List.of()));
    }
}
