package dev.visage.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.visage.contracts.event.Event;
import dev.visage.contracts.event.EventRecords;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ImageUploaded;
import dev.visage.contracts.event.Topic;
import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.ingest.TestingEdge.Answer;
import dev.visage.testing.TestInfrastructure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** Requests that wait, whatever happens to the topic of outcomes and to who reads it. */
class OutcomesIT {

    private static final byte[] PHOTOGRAPH = SamplePictures.photograph(64, 48, Orientation.UPRIGHT);
    private static final long USER = 8_001;
    private static final String TOPIC = Topic.UPLOAD_OUTCOMES.topicName();

    @Test
    void aWaitingRequestIsAnsweredWhicheverInstanceTellsTheOutcome() throws IOException {
        try (TestingEdge edge = edge();
                TestingEdge other = new TestingEdge("visage.profiles.urls=" + edge.profiles.url())) {
            other.pipeline.decides(upload -> told(other, upload));

            assertApplied(waiting(edge, 20));
            assertApplied(waiting(other, 20));
        }
    }

    @Test
    void whoComesWhileTooManyWaitIsToldThatTheirUploadIsAccepted() throws IOException {
        try (TestingEdge edge = edge("visage.admission.waiting=0")) {
            edge.pipeline.decides(TestingEdge::applied);

            assertThat(waiting(edge, 20).status()).isEqualTo(202);
        }
    }

    @Test
    void anOutcomeThatPassedByIsAskedForOnceWhenTheWaitIsOver() throws IOException {
        try (TestingEdge edge = edge()) {
            edge.pipeline.decides(upload -> {
                edge.profiles.decide(TestingEdge.applied(upload));
                return null;
            });

            assertApplied(waiting(edge, 1));
        }
    }

    @Test
    void aRequestWhoseWaitIsOverIsAnsweredThoughTheStoreCannotBeAsked() throws IOException {
        try (TestingEdge edge = edge()) {
            edge.pipeline.decides(upload -> {
                edge.profiles.down(true);
                return null;
            });

            assertThat(waiting(edge, 1).status()).isEqualTo(202);
        }
    }

    @Test
    void outcomesOfPartitionsThatAreAddedAreReadFromTheirBeginning() throws Exception {
        try (TestingEdge edge = edge("spring.kafka.consumer.properties.metadata.max.age.ms=500")) {
            int added = addPartition();
            edge.pipeline.decides(upload -> {
                send(added, TestingEdge.applied(upload));
                return null;
            });

            assertApplied(waiting(edge, 30));
        }
    }

    @Test
    void anEdgeThatStartedWithoutKafkaTakesUploadsOnceItIsThere() throws IOException {
        int port = TestingEdge.unusedPort();
        try (TestingEdge edge = edge("spring.kafka.bootstrap-servers=127.0.0.1:" + port)) {
            assertThat(edge.send(edge.request("/actuator/health/readiness")).status())
                    .isEqualTo(503);
            URI broker = URI.create("kafka://" + TestInfrastructure.shared().kafkaBootstrapServers());
            try (Forwarder there = new Forwarder(port, broker.getPort())) {
                edge.pipeline.decides(upload -> told(edge, upload));

                await().atMost(Duration.ofSeconds(30))
                        .until(() -> edge.send(edge.request("/actuator/health/readiness"))
                                        .status()
                                == 200);
                assertApplied(waiting(edge, 20));
                assertThat(there.connections()).isPositive();
            }
        }
    }

    private static TestingEdge edge(String... properties) throws IOException {
        TestingEdge edge = new TestingEdge(properties);
        edge.profiles.add(USER, "ada");
        return edge;
    }

    /** Tells the outcome by Kafka alone. */
    private static UploadOutcome told(TestingEdge edge, ImageUploaded upload) {
        edge.pipeline.tell(TestingEdge.applied(upload));
        return null;
    }

    private static Answer waiting(TestingEdge edge, int seconds) {
        return edge.send(edge.request("/v1/users/" + USER + "/pictures/avatar", edge.tokens.of(USER, "update_profile"))
                .timeout(Duration.ofSeconds(60))
                .header("Prefer", "wait=" + seconds)
                .POST(BodyPublishers.ofByteArray(PHOTOGRAPH)));
    }

    private static void assertApplied(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("status")).isEqualTo("applied");
    }

    private static int addPartition() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(servers())) {
            int before = admin.describeTopics(List.of(TOPIC))
                    .allTopicNames()
                    .get()
                    .get(TOPIC)
                    .partitions()
                    .size();
            admin.createPartitions(Map.of(TOPIC, NewPartitions.increaseTo(before + 1)))
                    .all()
                    .get();
            return before;
        }
    }

    private static void send(int partition, UploadOutcome outcome) {
        ProducerRecord<String, byte[]> record = EventRecords.write(
                URI.create("/visage/test"),
                Event.of(EventType.UPLOAD_OUTCOME, outcome.uploadId(), Instant.now(), outcome));
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(servers(), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(
                    new ProducerRecord<>(record.topic(), partition, record.key(), record.value(), record.headers()));
        }
    }

    private static Map<String, Object> servers() {
        return Map.of("bootstrap.servers", TestInfrastructure.shared().kafkaBootstrapServers());
    }
}
