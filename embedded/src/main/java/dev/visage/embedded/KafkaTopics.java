package dev.visage.embedded;

import dev.visage.embedded.process.InfrastructureException;
import dev.visage.embedded.process.Waiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Creates topics and waits until they can be produced to. Without the wait, an idempotent producer that starts right
 * after the creation of its topic can lose its first sends (NOT_LEADER_OR_FOLLOWER, then OUT_OF_ORDER_SEQUENCE_NUMBER
 * until the delivery timeout).
 */
public final class KafkaTopics {

    private static final TopicSpec SCRATCH =
            new TopicSpec("embedded.scratch", 1, Map.of("retention.ms", "60000", "segment.bytes", "1048576"));
    private static final Duration LED_WITHIN = Duration.ofSeconds(30);

    private KafkaTopics() {}

    /** Creates the missing ones of the topics; returns when each partition of all of them has a leader. */
    public static void create(String bootstrapServers, Collection<TopicSpec> topics) {
        try (var admin = Admin.create(client(bootstrapServers))) {
            var creations = admin.createTopics(topics.stream()
                            .map(topic -> new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
                                    .configs(topic.configs()))
                            .toList())
                    .values();
            for (var creation : creations.values()) {
                ignoring(TopicExistsException.class, creation);
            }
            var names = topics.stream().map(TopicSpec::name).toList();
            if (!Waiting.until(() -> haveLeaders(admin, names), LED_WITHIN)) {
                throw new InfrastructureException("Not all partitions of " + names + " have a leader after "
                        + LED_WITHIN.toSeconds() + " s; see the log of kafka.");
            }
        }
    }

    static void prepare(String bootstrapServers, List<TopicSpec> topics) {
        var all = new ArrayList<>(topics);
        all.add(SCRATCH);
        create(bootstrapServers, all);
        var serializer = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(client(bootstrapServers), serializer, serializer)) {
            producer.send(new ProducerRecord<>(SCRATCH.name(), new byte[] {1})).get();
        } catch (ExecutionException e) {
            throw new InfrastructureException("Kafka takes no records: " + e.getCause(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Whether anything listens there; asked before a Kafka client is, which would log each refused connection. */
    static boolean answers(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean haveLeaders(Admin admin, List<String> names) {
        var descriptions = admin.describeTopics(names).topicNameValues();
        return descriptions.values().stream().allMatch(description -> {
            try {
                return description.get().partitions().stream()
                        .allMatch(partition -> partition.leader() != null
                                && !partition.leader().isEmpty());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                    return false;
                }
                throw new InfrastructureException("Kafka does not describe its topics: " + e.getCause(), e);
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        });
    }

    private static void ignoring(Class<? extends Exception> expected, KafkaFuture<Void> future) {
        try {
            future.get();
        } catch (ExecutionException e) {
            if (!expected.isInstance(e.getCause())) {
                throw new InfrastructureException("Kafka cannot create its topics: " + e.getCause(), e);
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static InfrastructureException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new InfrastructureException("The start was interrupted.", e);
    }

    private static Map<String, Object> client(String bootstrapServers) {
        return Map.of("bootstrap.servers", bootstrapServers);
    }
}
