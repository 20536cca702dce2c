package dev.visage.ingest.topic;

import dev.visage.contracts.event.Topic;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The partitions of a topic, all of which one consumer reads. */
public final class TopicPartitions {

    /** How long the broker may take to tell of partitions and offsets. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(TopicPartitions.class);

    private final Consumer<String, byte[]> consumer;
    private final String topic;

    public TopicPartitions(Consumer<String, byte[]> consumer, Topic topic) {
        this.consumer = consumer;
        this.topic = topic.topicName();
    }

    /**
     * Takes all that there are.
     *
     * @throws KafkaException if there are none
     */
    public Set<TopicPartition> assign() {
        Set<TopicPartition> known = known();
        if (known.isEmpty()) {
            throw new KafkaException("There is no topic " + topic + ".");
        }
        consumer.assign(known);
        return known;
    }

    /**
     * Takes those that were added, from their beginning. The client's own metadata is asked, which it renews by and by. Of a
     * topic that was made anew the client finds the end.
     */
    public void assignAdded() {
        Set<TopicPartition> known = known();
        Set<TopicPartition> added = new HashSet<>(known);
        added.removeAll(consumer.assignment());
        if (!added.isEmpty()) {
            log.info("partitions were added: {}", added);
            consumer.assign(known);
            consumer.seekToBeginning(added);
        }
    }

    private Set<TopicPartition> known() {
        return consumer.partitionsFor(topic, PATIENCE).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .collect(Collectors.toSet());
    }
}
