package dev.visage.testing;

import dev.visage.embedded.KafkaTopics;
import dev.visage.embedded.PostgresEndpoint;
import dev.visage.embedded.S3Endpoint;
import dev.visage.embedded.TopicSpec;
import java.util.List;

/**
 * Real Kafka, S3 and PostgreSQL for the tests of one JVM, in one of two forms: {@code -Dvisage.infrastructure=embedded}
 * or {@code containers}. Without that property the form is containers if a Docker engine answers, else embedded.
 */
public interface TestInfrastructure {

    /** The one of this JVM: started by the first caller, stopped when the JVM ends. */
    static TestInfrastructure shared() {
        return SharedInfrastructure.INSTANCE;
    }

    String kafkaBootstrapServers();

    S3Endpoint s3();

    PostgresEndpoint postgres();

    /** Creates a bucket if it is missing. */
    void createBucket(String name);

    /** Creates the missing topics; returns when every partition has a leader. */
    default void createTopics(TopicSpec... topics) {
        KafkaTopics.create(kafkaBootstrapServers(), List.of(topics));
    }
}
