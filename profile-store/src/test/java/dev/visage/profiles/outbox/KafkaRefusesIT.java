package dev.visage.profiles.outbox;

import static dev.visage.profiles.TestingStore.called;
import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.Topic;
import dev.visage.contracts.id.UserId;
import dev.visage.profiles.TestingInfrastructure;
import dev.visage.profiles.TestingStore;
import dev.visage.profiles.TestingTopics;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class KafkaRefusesIT {

    private static final String CHANGES = Topic.PROFILE_CHANGES.topicName();

    @Test
    void keepsWhatKafkaDoesNotTakeAndPublishesItLaterInOrder(CapturedOutput log) throws Exception {
        try (TestingTopics topics = TestingTopics.follow()) {
            TestingInfrastructure.refuse(CHANGES, true);
            try (TestingStore store = TestingStore.start()) {
                UserId userId = store.provision();
                for (String name : List.of("second", "third")) {
                    store.provision(userId, called(userId).draft().name(name).attributes());
                }
                Awaitility.await()
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> log.getOut().contains("The outbox relay failed"));
                TestingInfrastructure.refuse(CHANGES, false);
                assertThat(topics.await(EventType.PROFILE_CHANGED, userId, 3))
                        .extracting(event -> event.data().version().value())
                        .containsExactly(1L, 2L, 3L);
            } finally {
                TestingInfrastructure.refuse(CHANGES, false);
            }
        }
    }
}
