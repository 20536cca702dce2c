package dev.visage.profiles.upload;

import static dev.visage.profiles.SampleImages.avatar;
import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ImageProcessed;
import dev.visage.contracts.event.Topic;
import dev.visage.contracts.id.UserId;
import dev.visage.embedded.PostgresEndpoint;
import dev.visage.profiles.TestingInfrastructure;
import dev.visage.profiles.TestingStore;
import dev.visage.profiles.TestingTopics;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

class GracefulStopIT {

    private static final PostgresEndpoint DATABASE =
            TestingInfrastructure.servers().postgres();

    @Test
    void finishesCommitsAndPublishesTheBatchInProgress() throws Exception {
        try (TestingTopics topics = TestingTopics.follow();
                Connection connection =
                        DriverManager.getConnection(DATABASE.jdbcUrl(), DATABASE.user(), DATABASE.password());
                Statement statement = connection.createStatement()) {
            TestingStore store = TestingStore.start();
            UserId userId = store.provision();
            ImageProcessed.Succeeded result = avatar(userId, 1);
            KafkaListenerEndpointRegistry listeners = store.bean(KafkaListenerEndpointRegistry.class);
            connection.setAutoCommit(false);
            statement.execute("select from profiles where user_id = " + userId + " for update");
            topics.publish(result);
            Awaitility.await().until(() -> somebodyWaits(statement));

            CompletableFuture<Void> stop = CompletableFuture.runAsync(store::close);
            Awaitility.await()
                    .until(() ->
                            listeners.getListenerContainers().stream().noneMatch(container -> container.isRunning()));
            assertThat(stop).isNotDone();
            connection.commit();
            stop.join();

            assertThat(topics.await(EventType.UPLOAD_OUTCOME, result.uploadId(), 1))
                    .hasSize(1);
            assertThat(uncommitted()).isEmpty();
        }
    }

    private static boolean somebodyWaits(Statement statement) throws SQLException {
        try (ResultSet waiting = statement.executeQuery("select from pg_locks where not granted")) {
            return waiting.next();
        }
    }

    /** The partitions of which the store has not committed all. */
    private static Map<TopicPartition, Long> uncommitted() throws Exception {
        Map<String, Object> servers =
                Map.of("bootstrap.servers", TestingInfrastructure.servers().kafkaBootstrapServers());
        try (Admin admin = Admin.create(servers)) {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets("profile-store")
                    .partitionsToOffsetAndMetadata()
                    .get();
            Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> ends = admin.listOffsets(
                            committed.keySet().stream()
                                    .filter(partition -> partition.topic().equals(Topic.IMAGE_PROCESSED.topicName()))
                                    .collect(
                                            Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
                    .all()
                    .get();
            return ends.entrySet().stream()
                    .filter(end -> end.getValue().offset()
                            > committed.get(end.getKey()).offset())
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, end -> end.getValue().offset()));
        }
    }
}
