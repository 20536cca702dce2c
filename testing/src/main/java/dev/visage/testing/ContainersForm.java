package dev.visage.testing;

import dev.visage.embedded.PostgresEndpoint;
import dev.visage.embedded.S3Endpoint;
import io.minio.BucketExistsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.errors.MinioException;
import java.net.URI;
import java.util.stream.Stream;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Containers through Testcontainers, which removes them when the JVM ends. */
final class ContainersForm implements TestInfrastructure {

    private static final int S3_PORT = 8333;
    private static final String S3_KEY = "visage";
    private static final String S3_SECRET = "visage-tests";
    private static final String S3_IDENTITIES = """
            {"identities": [{
              "name": "tests",
              "credentials": [{"accessKey": "%s", "secretKey": "%s"}],
              "actions": ["Admin", "Read", "Write", "List", "Tagging"]
            }]}""".formatted(S3_KEY, S3_SECRET);

    private final KafkaContainer kafka = new KafkaContainer("apache/kafka:4.2.1")
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
            .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
    private final PostgreSQLContainer postgres =
            new PostgreSQLContainer("postgres:18").withDatabaseName("tests").withUsername("postgres");
    private final GenericContainer<?> s3 = new GenericContainer<>("chrislusf/seaweedfs:4.47")
            .withCopyToContainer(Transferable.of(S3_IDENTITIES), "/etc/seaweedfs/s3.json")
            .withCommand("server", "-s3", "-s3.config=/etc/seaweedfs/s3.json", "-dir=/data")
            .withExposedPorts(S3_PORT)
            .waitingFor(Wait.forHttp("/").forPort(S3_PORT).forStatusCodeMatching(status -> status < 500));

    private ContainersForm() {}

    static ContainersForm start() {
        var form = new ContainersForm();
        Startables.deepStart(Stream.of(form.kafka, form.postgres, form.s3)).join();
        return form;
    }

    @Override
    public String kafkaBootstrapServers() {
        return kafka.getBootstrapServers();
    }

    @Override
    public S3Endpoint s3() {
        return new S3Endpoint(
                URI.create("http://" + s3.getHost() + ":" + s3.getMappedPort(S3_PORT)), S3_KEY, S3_SECRET);
    }

    @Override
    public PostgresEndpoint postgres() {
        return new PostgresEndpoint(postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword());
    }

    @Override
    public void createBucket(String name) {
        var client = MinioClient.builder()
                .endpoint(s3().uri().toString())
                .credentials(S3_KEY, S3_SECRET)
                .region("us-east-1")
                .build();
        try {
            if (!client.bucketExists(BucketExistsArgs.builder().bucket(name).build())) {
                client.makeBucket(MakeBucketArgs.builder().bucket(name).build());
            }
        } catch (MinioException e) {
            throw new IllegalStateException("The bucket " + name + " cannot be created", e);
        }
    }
}
