package dev.visage.profiles.sweep;

import dev.visage.contracts.event.ConsumerGroup;
import dev.visage.contracts.event.Topic;
import dev.visage.contracts.id.UploadId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/**
 * The way of uploads through Kafka, looked at from its beginning to its end: what leaves one topic while it is looked at
 * is found on the next, or in the database, which is asked last.
 */
@Component
class Pipeline {

    private static final List<ConsumerGroup> WORKERS =
            List.of(ConsumerGroup.IMAGE_WORKER, ConsumerGroup.IMAGE_WORKER_BULK);
    private static final List<ConsumerGroup> STORES =
            List.of(ConsumerGroup.PROFILE_STORE, ConsumerGroup.PROFILE_STORE_BULK);

    private static final int REQUEST_MILLIS = 5_000;
    private static final int PATIENCE_MILLIS = 10_000;
    private static final Duration LONG_POLL = Duration.ofSeconds(1);

    private final Map<String, Object> adminConfiguration;
    private final Map<String, Object> consumerConfiguration;
    private final SweptRows rows;

    Pipeline(KafkaProperties kafka, SweptRows rows) {
        adminConfiguration = kafka.buildAdminProperties();
        consumerConfiguration = kafka.buildConsumerProperties();
        consumerConfiguration.remove(CommonClientConfigs.GROUP_ID_CONFIG);
        consumerConfiguration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumerConfiguration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        for (Map<String, Object> configuration : List.of(adminConfiguration, consumerConfiguration)) {
            configuration.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
            configuration.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        }
        this.rows = rows;
    }

    /**
     * What is under way now.
     *
     * @throws DoubtException if that cannot be told
     */
    UnderWay look() {
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        try (Admin admin = Admin.create(adminConfiguration);
                KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(consumerConfiguration, bytes, bytes)) {
            UnderWay underWay = new UnderWay();
            for (ConsumerGroup workers : WORKERS) {
                addUnread(workers, admin, consumer, record -> {
                    underWay.add(mention(record));
                    underWay.workedOnSince(Instant.ofEpochMilli(record.timestamp()));
                });
            }
            for (ConsumerGroup stores : STORES) {
                addUnread(stores, admin, consumer, record -> underWay.add(mention(record)));
            }
            for (Topic topic : Topic.consumed()) {
                addLetters(Topic.deadLettersOf(topic.topicName()), consumer, underWay);
            }
            return underWay;
        } catch (KafkaException away) {
            throw new DoubtException("Kafka does not answer.", away);
        }
    }

    /** In which order the offsets are asked for matters: what is appended meanwhile is young. */
    private static void addUnread(
            ConsumerGroup group,
            Admin admin,
            KafkaConsumer<byte[], byte[]> consumer,
            Consumer<ConsumerRecord<byte[], byte[]>> each) {
        String topic = group.topic().topicName();
        Map<TopicPartition, OffsetAndMetadata> committed = committed(group, admin);
        List<TopicPartition> partitions = partitions(topic, consumer);
        Map<TopicPartition, Long> from = new HashMap<>(consumer.beginningOffsets(partitions));
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata next = committed.get(partition);
            if (next != null) {
                Long beginning = from.put(partition, next.offset());
                if (beginning == null || beginning > next.offset()) {
                    throw new DoubtException("Records of " + topic + " were removed before they were worked on.", null);
                }
            }
        }
        read(consumer, from, each);
    }

    /** Those that may be sent back: of uploads that have not ended, or failed. */
    private void addLetters(String topic, KafkaConsumer<byte[], byte[]> consumer, UnderWay underWay) {
        List<Mention> page = new ArrayList<>();
        read(consumer, consumer.beginningOffsets(partitions(topic, consumer)), record -> {
            page.add(mention(record));
            if (page.size() == SweptRows.PAGE) {
                addOpen(page, underWay);
                page.clear();
            }
        });
        addOpen(page, underWay);
    }

    private void addOpen(List<Mention> letters, UnderWay underWay) {
        Set<UploadId> ended = rows.endedForGood(
                letters.stream().flatMap(letter -> letter.uploadId().stream()).collect(Collectors.toSet()));
        letters.stream()
                .filter(letter -> letter.uploadId().filter(ended::contains).isEmpty())
                .forEach(underWay::add);
    }

    /** Reads from some offsets to the ends of now. */
    private static void read(
            KafkaConsumer<byte[], byte[]> consumer,
            Map<TopicPartition, Long> from,
            Consumer<ConsumerRecord<byte[], byte[]>> each) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(from.keySet());
        consumer.assign(from.keySet());
        from.forEach((partition, offset) -> consumer.seek(partition, offset));
        long heard = System.nanoTime();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(LONG_POLL);
            records.forEach(each);
            if (!records.isEmpty()) {
                heard = System.nanoTime();
            } else if (System.nanoTime() - heard
                    > Duration.ofMillis(PATIENCE_MILLIS).toNanos()) {
                throw new DoubtException("Kafka gives no records.", null);
            }
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> committed(ConsumerGroup group, Admin admin) {
        try {
            return admin.listConsumerGroupOffsets(group.groupName())
                    .partitionsToOffsetAndMetadata()
                    .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException away) {
            throw new DoubtException("Kafka does not answer.", away);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DoubtException("The sweep was stopped.", interrupted);
        }
    }

    private static List<TopicPartition> partitions(String topic, KafkaConsumer<?, ?> consumer) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    private static Mention mention(ConsumerRecord<byte[], byte[]> record) {
        byte @Nullable [] value = record.value();
        return Mention.in(value == null ? new byte[0] : value);
    }
}
