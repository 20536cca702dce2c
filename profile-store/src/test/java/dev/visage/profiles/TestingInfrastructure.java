package dev.visage.profiles;

import dev.visage.contracts.event.Topic;
import dev.visage.embedded.EmbeddedInfrastructure;
import dev.visage.embedded.EmbeddedSettings;
import dev.visage.embedded.TopicSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/** Kafka and PostgreSQL for all tests of this run. */
public final class TestingInfrastructure {

    /** Of every topic that the store does not make. */
    public static final int PARTITIONS = 3;

    private static final EmbeddedInfrastructure SERVERS = start();

    private TestingInfrastructure() {}

    /** The running servers. */
    public static EmbeddedInfrastructure servers() {
        return SERVERS;
    }

    private static EmbeddedInfrastructure start() {
        List<TopicSpec> topics = Stream.of(Topic.values())
                .map(topic -> new TopicSpec(topic.topicName(), PARTITIONS, topic.configuration()))
                .toList();
        try {
            EmbeddedInfrastructure servers =
                    EmbeddedInfrastructure.start(EmbeddedSettings.in(Files.createTempDirectory("profile-store"))
                            .withTopics(topics)
                            .withDatabase("visage")
                            .notDurable());
            Runtime.getRuntime().addShutdownHook(new Thread(servers::close));
            return servers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
