package dev.visage.embedded.process;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private Instant now = Instant.EPOCH;
    private final Backoff backoff = new Backoff(ofSeconds(1), ofSeconds(5), ofSeconds(30), () -> now);

    @Test
    void doublesTheDelayUpToTheLongest() {
        assertThat(backoff.ended()).isEqualTo(ofSeconds(1));
        assertThat(backoff.ended()).isEqualTo(ofSeconds(2));
        assertThat(backoff.ended()).isEqualTo(ofSeconds(4));
        assertThat(backoff.ended()).isEqualTo(ofSeconds(5));
        assertThat(backoff.ended()).isEqualTo(ofSeconds(5));
    }

    @Test
    void beginsAgainAfterASteadyRun() {
        backoff.ended();
        backoff.started();
        now = now.plusSeconds(29);
        assertThat(backoff.ended()).isEqualTo(ofSeconds(2));

        backoff.started();
        now = now.plusSeconds(30);
        assertThat(backoff.ended()).isEqualTo(ofSeconds(1));
    }

    @Test
    void doesNotTakeALongSeriesOfFailedStartsForASteadyRun() {
        for (int i = 0; i < 10; i++) {
            now = now.plus(backoff.ended());
        }
        assertThat(backoff.ended()).isEqualTo(ofSeconds(5));
    }
}
