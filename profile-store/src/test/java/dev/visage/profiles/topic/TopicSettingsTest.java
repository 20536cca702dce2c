package dev.visage.profiles.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.profiles.BoundSettings;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TopicSettingsTest {

    private static final TopicSettings DEFAULTS = new TopicSettings(true, 6, (short) 1);

    @Test
    void hasDefaults() {
        assertThat(BoundSettings.of(TopicSettings.class, "visage.topics", Map.of()))
                .isEqualTo(DEFAULTS);
    }

    @Test
    void mapsEveryKey() {
        Map<String, String> keys = Map.of(
                "visage.topics.create", "false",
                "visage.topics.partitions", "12",
                "visage.topics.replication-factor", "3");
        assertThat(BoundSettings.of(TopicSettings.class, "visage.topics", keys))
                .isEqualTo(new TopicSettings(false, 12, (short) 3));
    }

    @Test
    void makesEveryTopicAndTheDeadLettersOfThoseConsumed() {
        assertThat(MissingTopics.topics(DEFAULTS))
                .extracting(NewTopic::name)
                .containsExactlyInAnyOrder(
                        "visage.image.uploaded",
                        "visage.image.uploaded.bulk",
                        "visage.import.batches",
                        "visage.image.processed",
                        "visage.image.processed.bulk",
                        "visage.upload.outcomes",
                        "visage.profile.changes",
                        "visage.notifications",
                        "visage.image.uploaded.dlt",
                        "visage.image.uploaded.bulk.dlt",
                        "visage.image.processed.dlt",
                        "visage.image.processed.bulk.dlt");
    }
}
