package dev.visage.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.visage.contracts.event.ImageProcessed.Succeeded;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.embedded.EmbeddedInfrastructure;
import dev.visage.embedded.EmbeddedSettings;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A worker on servers of its own, which are stopped under it (SIGSTOP): they keep their connections and do not answer. */
class ImageWorkerReadinessIT {

    @TempDir
    private static Path directory;

    private static EmbeddedInfrastructure infrastructure;

    @BeforeAll
    static void start() {
        infrastructure = EmbeddedInfrastructure.start(
                EmbeddedSettings.in(directory).notDurable().withBuckets(TestingWorker.BUCKET));
    }

    @AfterAll
    static void stop() {
        infrastructure.close();
    }

    @AfterEach
    void goOn() throws Exception {
        signal("CONT", "kafka");
        signal("CONT", "s3proxy");
    }

    @Test
    void saysWhatItWaitsForAndIsReadyAgainWithoutHelp() throws Exception {
        try (TestingUploads uploads = new TestingUploads(infrastructure.kafkaBootstrapServers());
                TestingWorker worker = startWorker()) {
            awaitReason(worker, "kafka", "");

            signal("STOP", "kafka");
            awaitReason(worker, "kafka", "Kafka does not answer.");
            assertThat(worker.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
            signal("CONT", "kafka");
            awaitReady(worker);

            signal("STOP", "s3proxy");
            awaitReason(worker, "objectStore", "The object store does not answer.");
            assertThat(worker.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
            signal("CONT", "s3proxy");
            awaitReady(worker);
            works(worker, uploads);
        }
    }

    @Test
    void startsWithoutKafkaAndObjectStoreAndWorksOnceTheyCome() throws Exception {
        try (TestingUploads uploads = new TestingUploads(infrastructure.kafkaBootstrapServers())) {
            signal("STOP", "kafka");
            signal("STOP", "s3proxy");
            try (TestingWorker worker = startWorker()) {
                awaitReason(worker, "kafka", "Kafka does not answer.");
                awaitReason(worker, "objectStore", "The object store does not answer.");
                assertThat(worker.get("/actuator/health/liveness").statusCode()).isEqualTo(200);

                signal("CONT", "kafka");
                signal("CONT", "s3proxy");

                awaitReady(worker);
                works(worker, uploads);
            }
        }
    }

    private static void works(TestingWorker worker, TestingUploads uploads) throws Exception {
        UploadId uploadId = worker.store(SamplePictures.gif(60, 40));
        uploads.announce(uploadId, TestingWorker.anyone());
        assertThat(uploads.awaitResult(uploadId)).isInstanceOf(Succeeded.class);
    }

    private static TestingWorker startWorker() {
        return TestingWorker.start(infrastructure.kafkaBootstrapServers(), infrastructure.s3());
    }

    private static void awaitReady(TestingWorker worker) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> worker.get("/actuator/health/readiness").statusCode() == 200);
    }

    /** @param reason why the component is not up, or nothing if it is */
    private static void awaitReason(TestingWorker worker, String component, String reason) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            HttpResponse<String> readiness = worker.get("/actuator/health/readiness");
            JsonNode shown = JsonMapper.shared()
                    .readTree(readiness.body())
                    .path("components")
                    .path(component);
            assertThat(shown.path("details").path("reason").asString("")).isEqualTo(reason);
            assertThat(shown.path("status").asString()).isEqualTo(reason.isEmpty() ? "UP" : "DOWN");
            assertThat(readiness.statusCode()).isEqualTo(reason.isEmpty() ? 200 : 503);
        });
    }

    private static void signal(String signal, String server) throws Exception {
        long pid = infrastructure.processes().stream()
                .filter(process -> process.name().equals(server))
                .findFirst()
                .orElseThrow()
                .pid();
        assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }
}
