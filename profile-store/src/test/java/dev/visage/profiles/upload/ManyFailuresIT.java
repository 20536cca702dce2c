package dev.visage.profiles.upload;

import static dev.visage.profiles.SampleImages.avatar;
import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ImageProcessed;
import dev.visage.contracts.event.Topic;
import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.UserId;
import dev.visage.profiles.TestingStore;
import dev.visage.profiles.TestingTopics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ManyFailuresIT {

    private static final int RESULTS = 10;
    private static final String LETTERS = Topic.deadLettersOf(Topic.IMAGE_PROCESSED.topicName());

    /** Each of the results takes half a second, all of them longer than a consumer may be without a poll. */
    @Test
    void doNotCostAConsumerItsPlaceInItsGroup(CapturedOutput log) {
        FailingClock clock = new FailingClock();
        try (TestingStore store = TestingStore.start(
                        clock,
                        "--spring.kafka.consumer.properties.max.poll.interval.ms=3000",
                        "--spring.kafka.consumer.heartbeat-interval=200ms",
                        "--visage.results.attempts=2",
                        "--visage.results.first-back-off=500ms",
                        "--visage.results.longest-batch=1s",
                        // the setting is that of all consumers
                        "--visage.webhooks.gather=20ms");
                TestingTopics topics = TestingTopics.follow(
                        LETTERS, EventType.UPLOAD_OUTCOME.topic().topicName())) {
            UserId userId = store.provision();
            clock.failures.set(Integer.MAX_VALUE);
            for (int at = 1; at <= RESULTS; at++) {
                topics.publish(avatar(userId, at));
            }
            assertThat(topics.await(LETTERS, userId.toString(), RESULTS)).hasSize(RESULTS);
            clock.failures.set(0);
            ImageProcessed.Succeeded last = avatar(userId, RESULTS + 1);
            topics.publish(last);

            assertThat(topics.await(EventType.UPLOAD_OUTCOME, last.uploadId(), 1))
                    .singleElement()
                    .satisfies(ended -> assertThat(ended.data()).isInstanceOf(UploadOutcome.Applied.class));
            assertThat(log.getOut()).doesNotContain("consumer poll timeout has expired");
        }
    }
}
