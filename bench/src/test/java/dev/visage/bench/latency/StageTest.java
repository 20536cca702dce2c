package dev.visage.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.id.UploadId;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StageTest {

    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    private static final Measured REQUEST = new Measured(UploadId.next(), START, at(190));
    private static final UploadTrace EVENTS =
            new UploadTrace(new Moment(at(20), at(23)), new Moment(at(150), at(151)), new Moment(at(160), at(180)));

    @Test
    void eachBeginsWhereTheOneBeforeEnds() {
        assertThat(Stage.values())
                .extracting(stage -> stage.duration(REQUEST, EVENTS).toMillis())
                .containsExactly(20L, 3L, 127L, 10L, 20L, 10L);
    }

    @Test
    void allTogetherAreTheWholeRequest() {
        Duration sum = Stream.of(Stage.values())
                .map(stage -> stage.duration(REQUEST, EVENTS))
                .reduce(Duration.ZERO, Duration::plus);

        assertThat(sum).isEqualTo(REQUEST.duration());
    }

    private static Instant at(long millis) {
        return START.plusMillis(millis);
    }
}
