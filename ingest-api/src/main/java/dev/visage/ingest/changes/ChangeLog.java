package dev.visage.ingest.changes;

import dev.visage.contracts.event.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The topic of changes in Kafka: what of it is there, and consumers that read it. */
@Component
class ChangeLog implements DisposableBean {

    static final String TOPIC = Topic.PROFILE_CHANGES.topicName();

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int PATIENCE_MILLIS = (int) PATIENCE.toMillis();

    private final ConsumerFactory<String, byte[]> consumers;
    private final Supplier<Admin> admins;
    private @Nullable Admin admin;

    ChangeLog(ConsumerFactory<String, byte[]> consumers, KafkaAdmin settings) {
        this.consumers = consumers;
        this.admins = () -> {
            Map<String, Object> properties = new HashMap<>(settings.getConfigurationProperties());
            properties.put(AdminClientConfig.CLIENT_ID_CONFIG, "changes-bounds");
            properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
            properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
            return Admin.create(properties);
        };
    }

    /**
     * A consumer that reads nothing of transactions which have not ended, and that does not go on elsewhere where its place
     * is gone.
     *
     * @param name tells it apart in the log
     * @param fetch how many bytes it may hold that were not asked for yet
     */
    Consumer<String, byte[]> consumer(String name, int fetch) {
        Properties properties = new Properties();
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, Integer.toString(fetch));
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Integer.toString(fetch));
        return consumers.createConsumer(null, name, null, properties);
    }

    /** What of the topic is there, or a {@link KafkaException} if Kafka does not say. */
    Mono<LogBounds> bounds() {
        return Mono.defer(() -> mono(
                        admin().describeTopics(List.of(TOPIC), new DescribeTopicsOptions().timeoutMs(PATIENCE_MILLIS))
                                .allTopicNames()))
                .map(topics -> topics.get(TOPIC))
                .flatMap(topic -> Mono.zip(
                        offsets(topic, OffsetSpec.earliest()),
                        offsets(topic, OffsetSpec.latest()),
                        (begin, end) -> new LogBounds(topic.topicId(), begin, end)))
                .timeout(PATIENCE.multipliedBy(2), Mono.error(() -> new TimeoutException("Kafka does not say.")))
                .onErrorMap(
                        failure -> !(failure instanceof KafkaException),
                        failure -> new KafkaException("Kafka does not say.", failure));
    }

    /**
     * The same for a thread that waits for it.
     *
     * @throws KafkaException if Kafka does not say
     */
    LogBounds awaitBounds() {
        return bounds().blockOptional().orElseThrow();
    }

    private Mono<Offsets> offsets(TopicDescription topic, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        topic.partitions().forEach(info -> asked.put(new TopicPartition(TOPIC, info.partition()), which));
        return mono(admin().listOffsets(
                                asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED).timeoutMs(PATIENCE_MILLIS))
                        .all())
                .map(ChangeLog::offsets);
    }

    private static Offsets offsets(Map<TopicPartition, ListOffsetsResultInfo> found) {
        Offsets offsets = Offsets.NONE;
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> each : found.entrySet()) {
            offsets = offsets.with(each.getKey().partition(), each.getValue().offset());
        }
        return offsets;
    }

    private static <T> Mono<T> mono(KafkaFuture<T> future) {
        return Mono.fromCompletionStage(future.toCompletionStage());
    }

    private synchronized Admin admin() {
        if (admin == null) {
            admin = admins.get();
        }
        return admin;
    }

    @Override
    public synchronized void destroy() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
