package dev.visage.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.ImageProcessed;
import dev.visage.contracts.event.ImageProcessed.Rejected;
import dev.visage.contracts.event.ImageProcessed.Succeeded;
import dev.visage.contracts.event.UploadOrder;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.Rejection;
import dev.visage.contracts.picture.Rendition;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.objects.ObjectContent;
import dev.visage.objects.ObjectStore;
import dev.visage.objects.StoredObject;
import dev.visage.objects.testing.InMemoryObjectStore;
import dev.visage.testing.TestInfrastructure;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

class ImageWorkerIT {

    private static final TestInfrastructure INFRASTRUCTURE = TestInfrastructure.shared();
    private static final String BUCKET = "image-worker";
    private static final AtomicLong LAST_USER = new AtomicLong(1000);

    private static TestingUploads uploads;

    private final List<ConfigurableApplicationContext> workers = new ArrayList<>();
    private final UserId userId = new UserId(LAST_USER.incrementAndGet());

    @BeforeAll
    static void prepare() {
        INFRASTRUCTURE.createBucket(BUCKET);
        uploads = new TestingUploads(INFRASTRUCTURE);
    }

    @AfterAll
    static void close() {
        uploads.close();
    }

    @AfterEach
    void stopWorkers() {
        workers.forEach(ConfigurableApplicationContext::close);
    }

    @Test
    void makesAPictureOfAnUpload() throws Exception {
        ObjectStore objects = objectsOf(startWorker());
        UploadId uploadId = store(objects, SamplePictures.photograph(1600, 1200, Orientation.TURN_RIGHT));
        RecordMetadata announced = uploads.announce(uploadId, userId);

        ImageProcessed result = uploads.awaitResult(uploadId);

        assertThat(result).isInstanceOf(Succeeded.class);
        assertThat(result.userId()).isEqualTo(userId);
        assertThat(result.order())
                .isEqualTo(new UploadOrder(Instant.ofEpochMilli(announced.timestamp()), announced.offset()));
        List<Rendition> renditions = ((Succeeded) result).image().renditions();
        assertThat(renditions).extracting(Rendition::width).containsExactly(1050, 400, 200, 96, 48);
        for (Rendition rendition : renditions) {
            StoredObject stored = objects.get(rendition.key()).orElseThrow();
            assertThat(stored.description().mediaType()).isEqualTo("image/jpeg");
            assertThat(stored.bytes()).hasSize((int) rendition.bytes());
        }
    }

    @Test
    void rejectsWhatIsNoWholePicture() throws Exception {
        ObjectStore objects = objectsOf(startWorker());
        byte[] photograph = SamplePictures.photograph(400, 300, Orientation.UPRIGHT);
        UploadId truncated = store(objects, SamplePictures.truncated(photograph, 0.5));
        UploadId bomb = store(objects, SamplePictures.pngClaiming(60_000, 60_000));
        uploads.announce(truncated, userId);
        uploads.announce(bomb, userId);

        assertThat(reason(truncated)).isInstanceOf(Rejection.Undecodable.class);
        assertThat(reason(bomb)).isEqualTo(new Rejection.TooManyPixels(50_000_000, 60_000, 60_000));
    }

    @Test
    void losesNothingWhenAWorkerStopsInTheMiddleAndAnotherTakesOver() throws Exception {
        ConfigurableApplicationContext first = startWorker();
        ObjectStore objects = objectsOf(first);
        byte[] photograph = SamplePictures.photograph(800, 600, Orientation.UPRIGHT);
        List<UploadId> uploadIds = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            UploadId uploadId = store(objects, photograph);
            uploads.announce(uploadId, new UserId(LAST_USER.incrementAndGet()));
            uploadIds.add(uploadId);
        }
        uploads.awaitResults(uploadIds.subList(0, 3));

        startWorker();
        first.close();

        assertThat(uploads.awaitResults(uploadIds))
                .allSatisfy(result -> assertThat(result).isInstanceOf(Succeeded.class));
    }

    @Test
    void putsAnUnreadableRecordAsideAndGoesOn() throws Exception {
        ObjectStore objects = objectsOf(startWorker());
        uploads.sendGarbage(userId, "no event");
        UploadId behind = store(objects, SamplePictures.photograph(300, 300, Orientation.UPRIGHT));
        uploads.announce(behind, userId);

        assertThat(uploads.awaitResult(behind)).isInstanceOf(Succeeded.class);
        assertThat(uploads.awaitDeadLetter(userId).value()).asString().isEqualTo("no event");
    }

    @Test
    void putsAnUploadWithoutOriginalAside() throws Exception {
        startWorker();
        uploads.announce(UploadId.next(), userId);

        assertThat(uploads.awaitDeadLetter(userId)
                        .headers()
                        .lastHeader("dlt_exception")
                        .value())
                .asString()
                .endsWith("MissingOriginalException");
    }

    @Test
    void waitsForAnObjectStoreThatIsAway() throws Exception {
        ConfigurableApplicationContext worker = startWorker(StoreInMemory.class);
        InMemoryObjectStore objects = worker.getBean(InMemoryObjectStore.class);
        UploadId uploadId = store(objects, SamplePictures.photograph(300, 300, Orientation.UPRIGHT));
        objects.reachable(false);
        uploads.announce(uploadId, userId);
        UserId another = new UserId(LAST_USER.incrementAndGet());
        uploads.sendGarbage(another, "worked on meanwhile");
        uploads.awaitDeadLetter(another);

        objects.reachable(true);

        assertThat(uploads.awaitResult(uploadId)).isInstanceOf(Succeeded.class);
    }

    @Test
    void isReadyWhileItConsumes() throws Exception {
        String port = startWorker().getEnvironment().getProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
                .build();

        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .body())
                .isEqualTo("{\"status\":\"UP\"}");
    }

    private ConfigurableApplicationContext startWorker(Class<?>... sources) {
        SpringApplicationBuilder application = ImageWorker.application();
        if (sources.length > 0) {
            application.sources(sources);
        }
        ConfigurableApplicationContext worker = application.run(
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + INFRASTRUCTURE.kafkaBootstrapServers(),
                "--visage.s3.endpoint=" + INFRASTRUCTURE.s3().uri(),
                "--visage.s3.bucket=" + BUCKET,
                "--visage.s3.access-key=" + INFRASTRUCTURE.s3().accessKey(),
                "--visage.s3.secret-key=" + INFRASTRUCTURE.s3().secretKey(),
                "--visage.worker.intake.threads=2",
                "--visage.worker.pictures.warm-ups=0");
        workers.add(worker);
        return worker;
    }

    private static ObjectStore objectsOf(ConfigurableApplicationContext worker) {
        return worker.getBean(ObjectStore.class);
    }

    private static UploadId store(ObjectStore objects, byte[] original) {
        UploadId uploadId = UploadId.next();
        objects.put(ObjectKey.original(uploadId), new ObjectContent(original, "image/jpeg"));
        return uploadId;
    }

    private static Rejection reason(UploadId uploadId) {
        ImageProcessed result = uploads.awaitResult(uploadId);
        assertThat(result).isInstanceOf(Rejected.class);
        return ((Rejected) result).reason();
    }

    @Configuration(proxyBeanMethods = false)
    static class StoreInMemory {

        @Bean
        @Primary
        InMemoryObjectStore memory() {
            return new InMemoryObjectStore();
        }
    }
}
