package dev.visage.ingest.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.Topic;
import java.time.Instant;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class PositionGoneTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Position END = position(Uuid.ONE_UUID, NOW, 10, 20);
    private static final LogBounds BOUNDS = new LogBounds(Uuid.ONE_UUID, Offsets.of(5, 0), Offsets.of(10, 20));

    @Test
    void goesOnFromAPositionOfADay() {
        Instant yesterday = NOW.minus(Topic.CHANGES_KEPT);

        assertThat(PositionGone.of(position(Uuid.ONE_UUID, yesterday, 9, 20), END, NOW))
                .isEmpty();
        assertThat(PositionGone.of(position(Uuid.ONE_UUID, yesterday.minusMillis(1), 9, 20), END, NOW))
                .contains(PositionGone.TOO_OLD);
    }

    @Test
    void goesOnFromAnOldPositionThatNothingCameAfter() {
        assertThat(PositionGone.of(position(Uuid.ONE_UUID, Instant.EPOCH, 10, 20), END, NOW))
                .isEmpty();
    }

    @Test
    void goesOnFromAPositionOfThisTopicAlone() {
        Position other = position(new Uuid(2, 3), NOW, 10, 20);

        assertThat(PositionGone.of(other, END, NOW)).contains(PositionGone.OTHER_TOPIC);
        assertThat(PositionGone.of(other, BOUNDS)).contains(PositionGone.OTHER_TOPIC);
    }

    @Test
    void goesOnFromAPositionWithinTheTopicAlone() {
        assertThat(PositionGone.of(position(Uuid.ONE_UUID, NOW, 5, 20), BOUNDS)).isEmpty();
        assertThat(PositionGone.of(position(Uuid.ONE_UUID, NOW, 4, 20), BOUNDS))
                .contains(PositionGone.BEFORE_THE_BEGINNING);
        assertThat(PositionGone.of(position(Uuid.ONE_UUID, NOW, 10, 21), BOUNDS))
                .contains(PositionGone.BEYOND_THE_END);
        assertThat(PositionGone.of(position(Uuid.ONE_UUID, NOW, 10, 20, 1), BOUNDS))
                .contains(PositionGone.BEYOND_THE_END);
    }

    private static Position position(Uuid topicId, Instant time, long... offsets) {
        return new Position(topicId, time, Offsets.of(offsets));
    }
}
