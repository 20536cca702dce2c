package dev.visage.profiles;

import dev.visage.contracts.event.Topic;
import dev.visage.embedded.TopicSpec;
import dev.visage.testing.TestInfrastructure;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/** Kafka and PostgreSQL for all tests of this run, with the topics ready for use. */
public final class TestingInfrastructure {

    /** Of every topic but those for dead letters, which the store makes. */
    public static final int PARTITIONS = 3;

    private static final TestInfrastructure SERVERS = start();

    private TestingInfrastructure() {}

    /** The running servers. */
    public static TestInfrastructure servers() {
        return SERVERS;
    }

    /** Lets a topic take no record, or all again. */
    public static void refuse(String topic, boolean refuse) throws ExecutionException, InterruptedException {
        Map<String, Object> servers = Map.of("bootstrap.servers", SERVERS.kafkaBootstrapServers());
        AlterConfigOp limit = new AlterConfigOp(
                new ConfigEntry("max.message.bytes", "1"),
                refuse ? AlterConfigOp.OpType.SET : AlterConfigOp.OpType.DELETE);
        try (Admin admin = Admin.create(servers)) {
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(limit)))
                    .all()
                    .get();
        }
    }

    private static TestInfrastructure start() {
        TestInfrastructure servers = TestInfrastructure.shared();
        servers.createTopics(Stream.of(Topic.values())
                .map(topic -> new TopicSpec(topic.topicName(), PARTITIONS, topic.configuration()))
                .toArray(TopicSpec[]::new));
        return servers;
    }
}
