package dev.visage.bench.burst;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.bench.load.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BurstTest {

    private final Burst burst = new Burst(
            2,
            Duration.ofSeconds(2),
            List.of(
                    answer(202, false, 10),
                    answer(202, false, 20),
                    answer(503, true, 1),
                    answer(503, false, 2),
                    answer(Answer.NONE, false, 3)),
            Duration.ZERO,
            Duration.ZERO,
            0);

    @Test
    void countsWhatWasAcceptedRefusedAndNeither() {
        assertThat(burst.offered()).isEqualTo(2.5);
        assertThat(burst.accepted()).isEqualTo(1);
        assertThat(burst.refused()).isEqualTo(0.5);
        assertThat(burst.failed()).isEqualTo(2);
    }

    @Test
    void tellsHowLongEachKindTook() {
        assertThat(burst.spread(Answer::isAccepted)).containsExactly("10.0", "20.0", "20.0", "20.0");
        assertThat(burst.spread(answer -> false)).containsOnly("");
    }

    private static Answer answer(int status, boolean tellsWhenToComeBack, long millis) {
        return new Answer(status, tellsWhenToComeBack, Duration.ofMillis(millis), "");
    }
}
