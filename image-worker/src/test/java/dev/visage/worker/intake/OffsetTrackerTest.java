package dev.visage.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OffsetTrackerTest {

    private static final TopicPartition FIRST = new TopicPartition("uploads", 0);
    private static final TopicPartition SECOND = new TopicPartition("uploads", 1);

    private final OffsetTracker offsets = new OffsetTracker();

    @Test
    void commitsNothingBeforeSomethingIsFinished() {
        start(FIRST, 5, 6);

        assertThat(offsets.uncommitted()).isEmpty();
    }

    @Test
    void commitsUpToTheLowestUnfinishedRecord() {
        start(FIRST, 5, 6, 7, 8);

        offsets.finished(FIRST, 6);
        offsets.finished(FIRST, 8);
        assertThat(offsets.uncommitted()).isEmpty();

        offsets.finished(FIRST, 5);
        assertThat(offsets.uncommitted()).isEqualTo(Map.of(FIRST, new OffsetAndMetadata(7)));

        offsets.finished(FIRST, 7);
        assertThat(offsets.uncommitted()).isEqualTo(Map.of(FIRST, new OffsetAndMetadata(9)));
    }

    @Test
    void commitsOnceWhatTheBrokerHas() {
        start(FIRST, 5);
        offsets.finished(FIRST, 5);
        Map<TopicPartition, OffsetAndMetadata> uncommitted = offsets.uncommitted();
        assertThat(offsets.uncommitted()).isEqualTo(uncommitted);

        offsets.committed(uncommitted);
        assertThat(offsets.uncommitted()).isEmpty();
    }

    @Test
    void keepsPartitionsApart() {
        start(FIRST, 0, 1);
        start(SECOND, 0);
        offsets.finished(SECOND, 0);

        assertThat(offsets.uncommitted()).isEqualTo(Map.of(SECOND, new OffsetAndMetadata(1)));
    }

    @Test
    void commitsNothingOfAPartitionThatIsAnothers() {
        start(FIRST, 0);
        offsets.forget(List.of(FIRST));
        offsets.finished(FIRST, 0);

        assertThat(offsets.uncommitted()).isEmpty();
    }

    @Test
    void stepsOverOffsetsWithoutRecords() {
        start(FIRST, 3, 9);
        offsets.finished(FIRST, 3);

        assertThat(offsets.uncommitted()).isEqualTo(Map.of(FIRST, new OffsetAndMetadata(9)));
    }

    private void start(TopicPartition partition, long... started) {
        for (long offset : started) {
            offsets.started(partition, offset);
        }
    }
}
