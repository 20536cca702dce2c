package dev.visage.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.visage.embedded.TopicSpec;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.StatObjectArgs;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class TestInfrastructureIT {

    private final TestInfrastructure infrastructure = TestInfrastructure.shared();

    @Test
    void isTheSameForAllTestsOfTheJvm() {
        assertThat(TestInfrastructure.shared()).isSameAs(infrastructure);
    }

    @Test
    void createsTopicsThatAreReadFromTheirBeginning() throws Exception {
        infrastructure.createTopics(TopicSpec.of("letters", 3));
        infrastructure.createTopics(TopicSpec.of("letters", 3), TopicSpec.of("numbers", 1));
        var serializer = new StringSerializer();
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", infrastructure.kafkaBootstrapServers()), serializer, serializer)) {
            for (var letter : new String[] {"a", "b", "c"}) {
                producer.send(new ProducerRecord<>("letters", letter, letter)).get();
            }
        }

        var records = TopicReader.readUntil(
                infrastructure.kafkaBootstrapServers(), "letters", read -> read.size() == 3, Duration.ofSeconds(20));

        assertThat(records)
                .extracting(record -> new String(record.value(), UTF_8))
                .containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void saysHowManyRecordsThereWereWhenTheyAreNotEnough() {
        infrastructure.createTopics(TopicSpec.of("empty", 1));
        assertThatThrownBy(() -> TopicReader.readUntil(
                        infrastructure.kafkaBootstrapServers(),
                        "empty",
                        read -> !read.isEmpty(),
                        Duration.ofMillis(50)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("empty; there were 0");
    }

    @Test
    void createsBucketsThatTakeObjects() throws Exception {
        infrastructure.createBucket("pictures");
        infrastructure.createBucket("pictures");
        var s3 = infrastructure.s3();
        var client = MinioClient.builder()
                .endpoint(s3.uri().toString())
                .credentials(s3.accessKey(), s3.secretKey())
                .region("us-east-1")
                .build();

        client.putObject(PutObjectArgs.builder()
                .bucket("pictures")
                .object("folder/one")
                .data(new byte[] {1, 2, 3}, 3)
                .build());

        var found = client.statObject(
                StatObjectArgs.builder().bucket("pictures").object("folder/one").build());
        assertThat(found.size()).isEqualTo(3);
    }

    @Test
    void hasADatabase() throws Exception {
        var postgres = infrastructure.postgres();
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SHOW server_version_num")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isBetween(180_000, 189_999);
        }
    }
}
