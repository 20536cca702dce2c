package dev.visage.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.DeadLetter;
import dev.visage.contracts.event.ImageProcessed;
import dev.visage.contracts.event.ImageProcessed.Failed;
import dev.visage.contracts.event.ImageProcessed.Rejected;
import dev.visage.contracts.event.ImageProcessed.Succeeded;
import dev.visage.contracts.event.Rework;
import dev.visage.contracts.event.UploadOrder;
import dev.visage.contracts.id.ImageId;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.EngineName;
import dev.visage.contracts.picture.Image;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.picture.Rejection;
import dev.visage.contracts.picture.Rendition;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.contracts.recipe.OutputPolicy;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.objects.StoredObject;
import dev.visage.objects.testing.InMemoryObjectStore;
import dev.visage.testing.TestInfrastructure;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ImageWorkerIT {

    private static final TestInfrastructure INFRASTRUCTURE = TestInfrastructure.shared();

    private static TestingUploads uploads;
    private static TestingWorker worker;

    private final UserId userId = TestingWorker.anyone();

    @BeforeAll
    static void start() {
        uploads = new TestingUploads(INFRASTRUCTURE.kafkaBootstrapServers());
        worker = TestingWorker.start(INFRASTRUCTURE);
    }

    @AfterAll
    static void stop() {
        worker.close();
        uploads.close();
    }

    @Test
    void makesAPictureOfAnUpload() throws Exception {
        UploadId uploadId = worker.store(SamplePictures.photograph(1600, 1200, Orientation.TURN_RIGHT));
        RecordMetadata announced = uploads.announce(uploadId, userId);

        ImageProcessed result = uploads.awaitResult(uploadId);

        assertThat(result).isInstanceOf(Succeeded.class);
        assertThat(result.userId()).isEqualTo(userId);
        assertThat(result.order())
                .isEqualTo(new UploadOrder(Instant.ofEpochMilli(announced.timestamp()), announced.offset()));
        Image image = ((Succeeded) result).image();
        assertThat(image.blurHash()).hasSize(36);
        assertThat(image.dominantColour()).isNotNull();
        assertThat(image.engine()).isIn((Object[]) EngineName.values());
        List<Rendition> renditions = image.renditions();
        assertThat(renditions).extracting(Rendition::width).containsExactly(1050, 400, 200, 96, 48);
        assertThat(worker.objects()).isNotInstanceOf(InMemoryObjectStore.class);
        for (Rendition rendition : renditions) {
            StoredObject stored = worker.objects().get(rendition.key()).orElseThrow();
            assertThat(stored.description().mediaType()).isEqualTo("image/jpeg");
            assertThat(stored.bytes()).hasSize((int) rendition.bytes());
        }
    }

    @Test
    void keepsAnAnimationBesideItsStills() throws Exception {
        UploadId uploadId = worker.store(SamplePictures.animation(120, 100, 3));
        uploads.announce(
                uploadId, userId, Recipe.avatar().withFull().written(new OutputPolicy.AsSubmitted(Recipe.QUALITY)));

        ImageProcessed result = uploads.awaitResult(uploadId);

        assertThat(result).isInstanceOf(Succeeded.class);
        List<Rendition> renditions = ((Succeeded) result).image().renditions();
        assertThat(renditions)
                .extracting(Rendition::mediaType)
                .containsExactly(PictureFormat.GIF, PictureFormat.JPEG, PictureFormat.JPEG);
        ObjectKey key = renditions.get(0).key();
        assertThat(key.value()).endsWith("/full.gif");
        assertThat(worker.objects().get(key).orElseThrow().description().mediaType())
                .isEqualTo("image/gif");
    }

    @Test
    void rejectsWhatIsNoWholePicture() throws Exception {
        byte[] photograph = SamplePictures.photograph(400, 300, Orientation.UPRIGHT);
        UploadId truncated = worker.store(SamplePictures.truncated(photograph, 0.5));
        UploadId bomb = worker.store(SamplePictures.pngClaiming(60_000, 60_000));
        uploads.announce(truncated, userId);
        uploads.announce(bomb, userId);

        assertThat(reason(truncated)).isInstanceOf(Rejection.Undecodable.class);
        assertThat(reason(bomb)).isEqualTo(new Rejection.TooManyPixels(50_000_000, 60_000, 60_000));
    }

    @Test
    void putsAnUnreadableRecordAsideAndGoesOn() throws Exception {
        uploads.sendGarbage(userId, "no event");
        UploadId behind = worker.store(SamplePictures.photograph(300, 300, Orientation.UPRIGHT));
        uploads.announce(behind, userId);

        assertThat(uploads.awaitResult(behind)).isInstanceOf(Succeeded.class);
        assertThat(uploads.awaitDeadLetter(userId).value()).asString().isEqualTo("no event");
    }

    @Test
    void failsAnUploadWithoutOriginalAndPutsItAside() throws Exception {
        UploadId uploadId = UploadId.next();
        RecordMetadata announced = uploads.announce(uploadId, userId);

        assertThat(uploads.awaitResult(uploadId))
                .isEqualTo(new Failed(
                        uploadId,
                        userId,
                        PictureKind.AVATAR,
                        new UploadOrder(Instant.ofEpochMilli(announced.timestamp()), announced.offset())));
        assertThat(DeadLetter.read(uploads.awaitDeadLetter(announced))).hasValueSatisfying(letter -> {
            assertThat(letter.reason()).isEqualTo(DeadLetter.Reason.FAILED);
            assertThat(letter.message()).contains("MissingOriginalException");
        });
    }

    @Test
    void carriesPlaceAndReworkOfAnUploadOnToItsResult() throws Exception {
        byte[] photograph = SamplePictures.photograph(300, 300, Orientation.UPRIGHT);
        UploadOrder order = new UploadOrder(Instant.ofEpochMilli(1_000), 7);
        Map<Class<?>, UploadId> uploadIds = Map.of(
                Succeeded.class, worker.store(photograph),
                Rejected.class, worker.store(SamplePictures.truncated(photograph, 0.5)),
                Failed.class, UploadId.next());
        for (Rework rework : List.of(new Rework.Redrive(), new Rework.Repair(ImageId.next()))) {
            for (Map.Entry<Class<?>, UploadId> each : uploadIds.entrySet()) {
                ProducerRecord<String, byte[]> announcement = TestingUploads.announcement(each.getValue(), userId);
                order.writeTo(announcement.headers());
                rework.writeTo(announcement.headers());
                uploads.send(announcement);

                ConsumerRecord<byte[], byte[]> result = uploads.awaitResultRecord(each.getValue(), rework);

                assertThat(TestingUploads.result(result)).isInstanceOf(each.getKey());
                assertThat(TestingUploads.result(result).order()).isEqualTo(order);
            }
        }
    }

    @Test
    void showsNoReworkOfAnUploadThatIsNone() throws Exception {
        UploadId uploadId = worker.store(SamplePictures.gif(60, 40));
        uploads.announce(uploadId, userId);

        assertThat(Rework.of(uploads.awaitResultRecord(uploadId).headers())).isEmpty();
    }

    @Test
    void isReadyWhileItConsumes() throws Exception {
        JsonNode readiness =
                JsonMapper.shared().readTree(get("/actuator/health/readiness").body());

        assertThat(readiness.path("status").asString()).isEqualTo("UP");
        assertThat(readiness.path("components").propertyNames())
                .containsExactlyInAnyOrder("intake", "kafka", "objectStore", "readinessState");
        assertThat(readiness.path("components").valueStream().toList())
                .allSatisfy(each -> assertThat(each.path("status").asString()).isEqualTo("UP"));
    }

    @Test
    void isAliveWhateverElseIsNot() throws Exception {
        assertThat(get("/actuator/health/liveness").body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void measuresWhatItDoes() throws Exception {
        UploadId made = worker.store(SamplePictures.gif(60, 40));
        UploadId refused = worker.store(SamplePictures.jpegClaiming(65_535, 1));
        uploads.announce(made, userId);
        uploads.announce(refused, userId);

        assertThat(uploads.awaitResult(made)).isInstanceOf(Succeeded.class);
        assertThat(reason(refused)).isEqualTo(new Rejection.SideTooLong(65_500, 65_535, 1));

        assertThat(value("visage.image.jobs?tag=engine:portable", "COUNT")).isPositive();
        assertThat(get("/actuator/metrics/visage.image.jobs").body()).contains("\"reason\"", "\"format\"");
        assertThat(value("visage.image.duration?tag=engine:portable", "TOTAL_TIME"))
                .isPositive();
        assertThat(value("visage.image.refused?tag=reason:side-too-long", "COUNT"))
                .isPositive();
        assertThat(value("visage.image.bytes", "COUNT")).isPositive();
        assertThat(value("visage.image.pixels", "COUNT")).isPositive();
        assertThat(value("visage.image.pixel.permits.max", "VALUE")).isPositive();
        assertThat(value("visage.image.pixel.permits.used", "VALUE")).isNotNegative();
        assertThat(value("visage.image.engine?tag=engine:portable", "VALUE")).isEqualTo(1);
    }

    @Test
    void showsNothingElseOfItself() throws Exception {
        assertThat(List.of("env", "configprops", "beans", "loggers", "heapdump", "threaddump", "httpexchanges"))
                .allSatisfy(endpoint ->
                        assertThat(get("/actuator/" + endpoint).statusCode()).isEqualTo(404));
    }

    @Test
    void rejectsWhatIsTooLongWithoutFetchingIt() throws Exception {
        UploadId uploadId = UploadId.next();
        uploads.announce(uploadId, userId, Recipe.avatar(), 1L << 40);

        assertThat(reason(uploadId)).isEqualTo(new Rejection.TooManyBytes(64 << 20, 1L << 40));
    }

    private static double value(String metric, String statistic) throws Exception {
        JsonNode measurements = JsonMapper.shared()
                .readTree(get("/actuator/metrics/" + metric).body())
                .path("measurements");
        return measurements
                .valueStream()
                .filter(each -> each.path("statistic").asString().equals(statistic))
                .findFirst()
                .orElseThrow()
                .path("value")
                .asDouble();
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return worker.get(path);
    }

    private static Rejection reason(UploadId uploadId) {
        ImageProcessed result = uploads.awaitResult(uploadId);
        assertThat(result).isInstanceOf(Rejected.class);
        return ((Rejected) result).reason();
    }
}
