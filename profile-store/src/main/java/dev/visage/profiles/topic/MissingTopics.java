package dev.visage.profiles.topic;

import dev.visage.contracts.event.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the topics that are missing. Unlike Spring's own way it never adds partitions to a topic that exists: keys would
 * change their partition, and with it their order.
 */
final class MissingTopics implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(MissingTopics.class);
    private static final Map<String, Object> PATIENCE = Map.of(
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5000, AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5000);

    private final Map<String, Object> configuration;
    private final TopicSettings settings;

    /**
     * @param configuration of an admin client
     */
    MissingTopics(Map<String, Object> configuration, TopicSettings settings) {
        this.configuration = new HashMap<>(configuration);
        this.configuration.putAll(PATIENCE);
        this.settings = settings;
    }

    @Override
    public void run() {
        if (settings.create()) {
            try (Admin admin = Admin.create(configuration)) {
                admin.createTopics(topics(settings)).values().forEach(MissingTopics::await);
            }
        }
    }

    /** All topics of Visage, as they are made. */
    static List<NewTopic> topics(TopicSettings settings) {
        List<NewTopic> topics = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            topics.add(topic(topic.topicName(), topic.configuration(), settings));
        }
        for (Topic consumed : Topic.consumed()) {
            topics.add(topic(Topic.deadLettersOf(consumed.topicName()), Topic.DEAD_LETTER_CONFIGURATION, settings));
        }
        return topics;
    }

    private static NewTopic topic(String name, Map<String, String> configuration, TopicSettings settings) {
        return new NewTopic(name, settings.partitions(), settings.replicationFactor()).configs(configuration);
    }

    private static void await(String name, KafkaFuture<Void> creation) {
        try {
            creation.get();
            log.info("Made the topic {}", name);
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("Cannot make the topic " + name + ".", failed.getCause());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while making the topic " + name + ".", interrupted);
        }
    }
}
