package dev.visage.profiles.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.Topic;
import dev.visage.profiles.TestingInfrastructure;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

class MissingTopicsIT {

    private static final Map<String, Object> SERVERS =
            Map.of("bootstrap.servers", TestingInfrastructure.servers().kafkaBootstrapServers());

    @Test
    void makesWhatIsMissingAndLeavesWhatIsThere() throws Exception {
        String existing = Topic.IMAGE_UPLOADED.topicName();
        String missing = Topic.deadLettersOf(existing);
        try (Admin admin = Admin.create(SERVERS)) {
            new MissingTopics(SERVERS, new TopicSettings(true, 6, (short) 1)).run();

            Map<String, TopicDescription> topics = admin.describeTopics(List.of(existing, missing))
                    .allTopicNames()
                    .get();
            assertThat(topics.get(existing).partitions()).hasSize(TestingInfrastructure.PARTITIONS);
            assertThat(topics.get(missing).partitions()).hasSize(6);
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, missing);
            assertThat(admin.describeConfigs(List.of(resource))
                            .all()
                            .get()
                            .get(resource)
                            .get("retention.ms")
                            .value())
                    .isEqualTo("2592000000");
        }
    }
}
