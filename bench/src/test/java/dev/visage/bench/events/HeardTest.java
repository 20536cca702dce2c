package dev.visage.bench.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.bench.events.Heard.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeardTest {

    private static final Instant COMMIT = Instant.parse("2026-11-21T12:00:00Z");
    private static final Told FIRST = new Told(1, 2);
    private static final Told SECOND = new Told(2, 2);

    private final Heard heard = new Heard();

    @Test
    void whatComesTwiceWasHeardAtTheFirstTime() {
        heard.add(FIRST, COMMIT.plusMillis(5));
        heard.add(FIRST, COMMIT.plusMillis(9));

        assertThat(heard.since(Map.of(FIRST, COMMIT))).containsExactly(Duration.ofMillis(5));
    }

    @Test
    void whatWasNotHeardIsNotCounted() {
        heard.add(FIRST, COMMIT.plusMillis(5));

        assertThat(heard.count(Map.of(FIRST, COMMIT, SECOND, COMMIT))).isEqualTo(1);
        assertThat(heard.since(Map.of(FIRST, COMMIT, SECOND, COMMIT))).hasSize(1);
    }

    @Test
    void whatIsOfAnotherRoundIsNotCounted() {
        heard.add(new Told(1, 1), COMMIT);

        assertThat(heard.count(Map.of(FIRST, COMMIT))).isZero();
    }
}
