package com.example.profiles;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.event.ProfileEvent;
import dev.visage.contracts.event.ProfileSnapshot;
import dev.visage.contracts.event.Topic;
import dev.visage.contracts.event.UnreadableEventException;
import dev.visage.contracts.id.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Every profile, in memory: read from the beginning of the topic at each start, then followed. Without a group there is
 * nothing to commit, and each instance has all profiles.
 */
public final class ProfileCache {

    private final Map<UserId, ProfileEvent> latest = new ConcurrentHashMap<>();
    private final KafkaConsumer<String, byte[]> consumer;

    /** Nothing is read yet. */
    public ProfileCache(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /** The profile of a user, unless there is none, or it was erased. */
    public Optional<ProfileSnapshot> profile(UserId userId) {
        return latest.get(userId) instanceof ProfileEvent.Changed changed
                ? Optional.of(changed.data().profile())
                : Optional.empty();
    }

    /** Follows the topic for good, and hands each change on that is news. */
    public void follow(Consumer<ProfileEvent> listener) {
        List<TopicPartition> partitions = consumer.partitionsFor(Topic.PROFILE_CHANGES.topicName()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        while (true) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                apply(record, listener);
            }
        }
    }

    private void apply(ConsumerRecord<String, byte[]> record, Consumer<ProfileEvent> listener) {
        try {
            ProfileEvent event = ProfileEvent.read(record);
            ProfileEvent known = latest.get(event.userId());
            // An event may come twice. Versions rise, so what is not above the last one is known already.
            if (known == null || event.isNewerThan(known.version())) {
                latest.put(event.userId(), event);
                listener.accept(event);
            }
        } catch (UnreadableEventException unknown) {
            // A type of event that this program does not know yet.
            System.err.println(
                    "Passed over " + record.partition() + "@" + record.offset() + ": " + unknown.getMessage());
        }
    }

    /** Prints each change as a line of JSON. The argument is the broker's address. */
    public static void main(String[] arguments) {
        new ProfileCache(arguments[0])
                .follow(event -> System.out.println(EventJson.mapper().writeValueAsString(event)));
    }
}
