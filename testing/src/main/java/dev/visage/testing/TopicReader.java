package dev.visage.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic from its beginning, without a group. */
public final class TopicReader {

    private TopicReader() {}

    /**
     * Reads until the records so far are enough.
     *
     * @return all records read, in order within each partition
     * @throws AssertionError if they are not enough when the time is up; it says how many there were
     */
    public static List<ConsumerRecord<byte[], byte[]>> readUntil(
            String bootstrapServers,
            String topic,
            Predicate<List<ConsumerRecord<byte[], byte[]>>> enough,
            Duration atMost) {
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        var deserializer = new ByteArrayDeserializer();
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
        long deadline = System.nanoTime() + atMost.toNanos();
        try (var consumer = new KafkaConsumer<>(settings, deserializer, deserializer)) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!enough.test(List.copyOf(records))) {
                if (System.nanoTime() - deadline >= 0) {
                    throw new AssertionError(
                            "Waited " + atMost + " for records on " + topic + "; there were " + records.size());
                }
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }
}
