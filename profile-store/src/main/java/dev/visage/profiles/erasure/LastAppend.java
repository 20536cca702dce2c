package dev.visage.profiles.erasure;

import dev.visage.contracts.event.Topic;
import dev.visage.profiles.topic.KafkaAwayException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/** When the brokers last gave a place to uploads: all that are accepted by now have that place or one before. */
@Component
class LastAppend {

    private static final List<String> PLACING = Stream.of(
                    Topic.IMAGE_UPLOADED, Topic.IMAGE_UPLOADED_BULK, Topic.IMPORT_BATCHES)
            .map(Topic::topicName)
            .toList();

    private static final Map<String, Object> PATIENCE = Map.of(
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000, AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);

    private final Map<String, Object> configuration;

    LastAppend(KafkaProperties kafka) {
        configuration = new HashMap<>(kafka.buildAdminProperties());
        configuration.putAll(PATIENCE);
    }

    /**
     * The time, by the clocks of the brokers; the epoch if the topics are empty.
     *
     * @throws KafkaAwayException if Kafka does not answer
     */
    Instant time() {
        try (Admin admin = Admin.create(configuration)) {
            Map<TopicPartition, OffsetSpec> partitions =
                    admin.describeTopics(PLACING).allTopicNames().get().values().stream()
                            .flatMap(LastAppend::partitions)
                            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.maxTimestamp()));
            long latest = admin.listOffsets(partitions).all().get().values().stream()
                    .mapToLong(ListOffsetsResultInfo::timestamp)
                    .max()
                    .orElse(0);
            return Instant.ofEpochMilli(Math.max(0, latest));
        } catch (ExecutionException | KafkaException away) {
            throw new KafkaAwayException(away);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new KafkaAwayException(interrupted);
        }
    }

    private static Stream<TopicPartition> partitions(TopicDescription topic) {
        return topic.partitions().stream().map(info -> new TopicPartition(topic.name(), info.partition()));
    }
}
