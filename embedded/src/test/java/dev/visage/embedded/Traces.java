package dev.visage.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.minio.GetObjectArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.errors.MinioException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A record, an object and a row, left in a running infrastructure and looked for later. */
record Traces(String bootstrapServers, S3Endpoint s3, PostgresEndpoint postgres) {

    static final TopicSpec TOPIC = new TopicSpec("traces", 3, Map.of("retention.ms", "86400000"));
    static final String BUCKET = "traces";
    static final String DATABASE = "traces";

    static Traces in(EmbeddedInfrastructure infrastructure) {
        return new Traces(infrastructure.kafkaBootstrapServers(), infrastructure.s3(), infrastructure.postgres());
    }

    static EmbeddedSettings settings(Path directory) {
        return EmbeddedSettings.in(directory)
                .withTopics(List.of(TOPIC))
                .withBuckets(BUCKET)
                .withDatabase(DATABASE);
    }

    void leave(String text) throws Exception {
        send(text);
        put(text);
        insert(text);
    }

    void assertLeft(String text) throws Exception {
        assertThat(records()).contains(text);
        assertThat(object(text)).isEqualTo(text);
        assertThat(rows()).contains(text);
    }

    void send(String text) throws ExecutionException, InterruptedException {
        var serializer = new StringSerializer();
        try (var producer =
                new KafkaProducer<>(Map.of("bootstrap.servers", bootstrapServers), serializer, serializer)) {
            producer.send(new ProducerRecord<>(TOPIC.name(), text, text)).get();
        }
    }

    private List<String> records() {
        var deserializer = new StringDeserializer();
        var found = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers), deserializer, deserializer)) {
            var partitions = consumer.partitionsFor(TOPIC.name()).stream()
                    .map(partition -> new TopicPartition(TOPIC.name(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (!ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> found.add(record.value()));
            }
        }
        return found;
    }

    void put(String text) throws MinioException {
        var bytes = text.getBytes(UTF_8);
        client().putObject(PutObjectArgs.builder()
                .bucket(BUCKET)
                .object("left/" + text)
                .data(bytes, bytes.length)
                .build());
    }

    private String object(String text) throws MinioException, IOException {
        var arguments =
                GetObjectArgs.builder().bucket(BUCKET).object("left/" + text).build();
        try (var object = client().getObject(arguments)) {
            return new String(object.readAllBytes(), UTF_8);
        }
    }

    private MinioClient client() {
        return MinioClient.builder()
                .endpoint(s3.uri().toString())
                .credentials(s3.accessKey(), s3.secretKey())
                .region("us-east-1")
                .build();
    }

    void insert(String text) throws SQLException {
        try (var connection = connection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS traces (text text)");
            statement.execute("INSERT INTO traces VALUES ('" + text + "')");
        }
    }

    private List<String> rows() throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = connection();
                var rows = connection.createStatement().executeQuery("SELECT text FROM traces")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }
}
