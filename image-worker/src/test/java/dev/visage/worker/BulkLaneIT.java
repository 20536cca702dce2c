package dev.visage.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.DeadLetter;
import dev.visage.contracts.event.Event;
import dev.visage.contracts.event.EventRecords;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ImageProcessed;
import dev.visage.contracts.event.ImageProcessed.Failed;
import dev.visage.contracts.event.ImageProcessed.Rejected;
import dev.visage.contracts.event.ImageProcessed.Succeeded;
import dev.visage.contracts.event.ImageUploaded;
import dev.visage.contracts.event.Topic;
import dev.visage.contracts.event.UploadOrder;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.picture.Rejection;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.objects.ObjectContent;
import dev.visage.testing.TestInfrastructure;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The uploads of imports, beside those of people. */
class BulkLaneIT {

    private static final TestInfrastructure INFRASTRUCTURE = TestInfrastructure.shared();
    private static final UploadOrder ORDER = new UploadOrder(Instant.ofEpochMilli(1_000), 7);

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
    void makesAPictureInThePlaceThatTheImportGaveIt() throws Exception {
        UploadId uploadId = worker.store(SamplePictures.gif(60, 40));

        announce(uploadId, null);

        ImageProcessed result = uploads.awaitBulkResult(uploadId);
        assertThat(result).isInstanceOf(Succeeded.class);
        assertThat(result.order()).isEqualTo(ORDER);
    }

    @Test
    void makesAPictureOfAnObjectWhereItLies() throws Exception {
        ObjectKey source = new ObjectKey("people/" + userId + ".gif");
        worker.objects().put(source, new ObjectContent(SamplePictures.gif(60, 40), "image/gif"));
        UploadId uploadId = UploadId.next();

        announce(uploadId, source);

        assertThat(uploads.awaitBulkResult(uploadId)).isInstanceOf(Succeeded.class);
        assertThat(worker.objects().describe(source)).isPresent();
        assertThat(worker.objects().describe(ObjectKey.original(uploadId))).isEmpty();
    }

    @Test
    void rejectsAnObjectThatWasRemoved() throws Exception {
        UploadId uploadId = UploadId.next();

        announce(uploadId, new ObjectKey("people/" + userId + ".gif"));

        assertThat(reason(uploadId)).isEqualTo(new Rejection.SourceMissing());
    }

    @Test
    void rejectsAnObjectThatWasReplacedByOneThatIsTooLongWithoutFetchingIt() throws Exception {
        ObjectKey source = new ObjectKey("people/" + userId + ".gif");
        byte[] tooLong = new byte[(64 << 20) + 1];
        worker.objects().put(source, new ObjectContent(tooLong, "image/gif"));
        UploadId uploadId = UploadId.next();

        announce(uploadId, source);

        assertThat(reason(uploadId)).isEqualTo(new Rejection.TooManyBytes(64 << 20, (64L << 20) + 1));
    }

    @Test
    void putsAnUploadWithoutOriginalAsideOnItsOwnTopic() throws Exception {
        UploadId uploadId = UploadId.next();

        RecordMetadata announced = announce(uploadId, null);

        assertThat(uploads.awaitBulkResult(uploadId))
                .isEqualTo(new Failed(uploadId, userId, PictureKind.AVATAR, ORDER));
        ConsumerRecord<byte[], byte[]> letter = uploads.awaitDeadLetter(announced);
        assertThat(DeadLetter.read(letter)).hasValueSatisfying(read -> {
            assertThat(read.topic()).isEqualTo(Topic.IMAGE_UPLOADED_BULK.topicName());
            assertThat(read.reason()).isEqualTo(DeadLetter.Reason.FAILED);
        });
    }

    @Test
    void doesAnUploadOfAPersonBeforeABacklogAndThenTheBacklog() throws Exception {
        byte[] photograph = SamplePictures.photograph(800, 600, Orientation.UPRIGHT);
        List<UploadId> backlog = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            backlog.add(worker.store(photograph));
        }
        UploadId interactive = worker.store(photograph);
        for (UploadId uploadId : backlog) {
            announce(uploadId, null);
        }
        uploads.awaitBulkResult(backlog.get(0));

        uploads.announce(interactive, userId);

        assertThat(uploads.awaitBulkResults(backlog))
                .allSatisfy(result -> assertThat(result).isInstanceOf(Succeeded.class));
        long done = uploads.awaitResultRecord(interactive).timestamp();
        assertThat(uploads.bulkResultsAfter(done, backlog)).isPositive();
    }

    private RecordMetadata announce(UploadId uploadId, @Nullable ObjectKey source) throws Exception {
        ImageUploaded upload = new ImageUploaded(
                uploadId,
                userId,
                PictureKind.AVATAR,
                "import",
                1,
                PictureFormat.GIF,
                1,
                1,
                Recipe.avatar(),
                Instant.now(),
                source);
        ProducerRecord<String, byte[]> record = EventRecords.write(
                URI.create("/test"),
                Event.of(EventType.IMAGE_UPLOADED.on(Topic.IMAGE_UPLOADED_BULK), userId, Instant.now(), upload));
        ORDER.writeTo(record.headers());
        return uploads.send(record);
    }

    private static Rejection reason(UploadId uploadId) {
        ImageProcessed result = uploads.awaitBulkResult(uploadId);
        assertThat(result).isInstanceOf(Rejected.class);
        return ((Rejected) result).reason();
    }
}
