package dev.visage.profiles.sweep;

import static dev.visage.profiles.SampleImages.avatar;
import static dev.visage.profiles.SampleImages.failed;
import static dev.visage.profiles.SampleImages.finished;
import static dev.visage.profiles.SampleImages.truncated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.api.Reconciliation;
import dev.visage.contracts.event.ConsumerGroup;
import dev.visage.contracts.event.DeadLetter;
import dev.visage.contracts.event.Event;
import dev.visage.contracts.event.EventRecords;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ImageProcessed;
import dev.visage.contracts.event.ImageUploaded;
import dev.visage.contracts.event.Rework;
import dev.visage.contracts.event.Topic;
import dev.visage.contracts.event.UploadOrder;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.imports.ImportEntry;
import dev.visage.contracts.imports.ImportItem;
import dev.visage.contracts.original.OriginalMetadata;
import dev.visage.contracts.picture.Image;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.objects.ObjectContent;
import dev.visage.objects.ObjectStore;
import dev.visage.profiles.TestingInfrastructure;
import dev.visage.profiles.TestingStore;
import dev.visage.profiles.TestingTopics;
import dev.visage.profiles.imports.InPlace;
import dev.visage.profiles.imports.TestingImport;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.jdbc.core.JdbcTemplate;

/** The sweep on real Kafka, S3 and PostgreSQL; the workers are played, other tests' pictures lie about. */
class SweepIT {

    private static final byte[] PHOTOGRAPH = SamplePictures.photograph(400, 300, Orientation.UPRIGHT);

    private static TestingStore store;
    private static TestingTopics topics;
    private static ObjectStore objects;
    private static Sweep sweep;

    private final UserId user = store.provision();

    @BeforeAll
    static void start() {
        store = TestingStore.start("--visage.sweep.clock-skew=1s");
        topics = TestingTopics.follow(
                Topic.UPLOAD_OUTCOMES.topicName(),
                Topic.PROFILE_CHANGES.topicName(),
                Topic.IMAGE_UPLOADED.topicName(),
                Topic.IMAGE_UPLOADED_BULK.topicName());
        objects = store.bean(ObjectStore.class);
        sweep = store.bean(Sweep.class);
    }

    @AfterAll
    static void stop() {
        topics.close();
        store.close();
    }

    @BeforeEach
    void workersAreDone() throws ExecutionException, InterruptedException {
        try (Admin admin = admin()) {
            for (ConsumerGroup workers : List.of(ConsumerGroup.IMAGE_WORKER, ConsumerGroup.IMAGE_WORKER_BULK)) {
                Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
                for (int number = 0; number < TestingInfrastructure.PARTITIONS; number++) {
                    TopicPartition partition =
                            new TopicPartition(workers.topic().topicName(), number);
                    ends.put(partition, new OffsetAndMetadata(end(partition, admin)));
                }
                admin.alterConsumerGroupOffsets(workers.groupName(), ends).all().get();
            }
        }
    }

    @Test
    void deletesTheOriginalOfAnUploadThatWasNeverAnnounced() {
        UploadId uploadId = original();

        Counts counts = swept();

        assertThat(exists(uploadId)).isFalse();
        assertThat(counts.done().originals().orphaned()).isPositive();
        assertThat(counts.done().bytesReclaimed()).isGreaterThanOrEqualTo(PHOTOGRAPH.length);
    }

    @Test
    void leavesWhatIsYoungerThanTheGrace() {
        UploadId uploadId = original();
        Image image = stored(avatar(user, 1).image());

        SweepResult result = sweep.run(false, Duration.ofHours(1));

        assertThat(result).isInstanceOf(SweepResult.Done.class);
        assertThat(exists(uploadId)).isTrue();
        assertThat(exists(image)).isTrue();
    }

    @Test
    void deletesNothingOnADryRunButCountsIt() {
        UploadId uploadId = original();
        Instant now = storeTime();
        Awaitility.await().until(() -> storeTime().isAfter(now));

        SweepResult result = sweep.run(true, Duration.ZERO);

        assertThat(exists(uploadId)).isTrue();
        assertThat(new Counts(result).done().originals().orphaned()).isPositive();
    }

    @Test
    void keepsTheOriginalOfAnUploadThatNoWorkerIsDoneWithAndWhatAWorkerMayHaveStoredForIt() {
        UploadId uploadId = original();
        announce(uploadId);
        Image underWay = stored(avatar(user, 1).image());

        swept();

        assertThat(exists(uploadId)).isTrue();
        assertThat(exists(underWay)).isTrue();
    }

    @Test
    void keepsTheOriginalOfAnUploadWhoseRecordIsADeadLetterAndThatHasNotEnded() {
        UploadId uploadId = original();
        String json = "{\"uploadId\":\"" + uploadId + "\",\"fromTheFuture\":true}";
        ConsumerRecord<String, byte[]> record =
                new ConsumerRecord<>(Topic.IMAGE_UPLOADED.topicName(), 0, 1, user.toString(), json.getBytes());
        topics.publish(DeadLetter.of(record, DeadLetter.Reason.NEWER_VERSION, "of another version"));

        swept();

        assertThat(exists(uploadId)).isTrue();
    }

    @Test
    void keepsTheOriginalsOfItemsThatWaitAndNotThoseOfItemsThatNeverWillBe() {
        TestingImport created = TestingImport.create(store, topics, TestingImport.TERMS);
        created.api().pause(created.importId()).block();
        ImportEntry entry = TestingImport.entry(user, "portrait");
        UploadId uploadId = entry.picture().uploadId();
        objects.put(ObjectKey.original(uploadId), new ObjectContent(PHOTOGRAPH, "image/jpeg"));
        created.register(entry);

        swept();
        assertThat(exists(uploadId)).isTrue();

        created.api().cancel(created.importId()).block();
        swept();
        assertThat(exists(uploadId)).isFalse();
    }

    @Test
    void hasADanglingPictureMadeOnceMoreOfTheObjectThatAnImportFoundUnlessThatIsAnotherByNow() throws Exception {
        ObjectKey source = new ObjectKey("faces/" + UploadId.next() + ".jpg");
        objects.put(source, new ObjectContent(PHOTOGRAPH, "image/jpeg"));
        ImageProcessed.Succeeded shown = imported(source);
        workersAreDone();
        objects.delete(shown.image().renditions().get(0).key());

        assertThat(swept().done().dangling().repaired()).isPositive();

        ConsumerRecord<String, byte[]> record = topics.await(Topic.IMAGE_UPLOADED.topicName(), user.toString(), 1)
                .get(0);
        assertThat(UploadOrder.of(record)).isEqualTo(shown.order());
        assertThat(EventRecords.read(record, EventType.IMAGE_UPLOADED).data().original())
                .isEqualTo(source);
        objects.put(source, new ObjectContent(new byte[10], "image/jpeg"));
        assertThat(swept().done().dangling().unrepairable()).isPositive();
    }

    private ImageProcessed.Succeeded imported(ObjectKey source) {
        TestingImport created = TestingImport.create(store, topics, TestingImport.TERMS);
        ImportEntry.Picture picture = new ImportEntry.Picture(
                UploadId.next(),
                InPlace.fingerprint(
                        TestingImport.TERMS, objects.describe(source).orElseThrow()),
                PHOTOGRAPH.length,
                PictureFormat.JPEG,
                400,
                300,
                source);
        ImportItem item = created.register(new ImportEntry(source.value(), user.toString(), null, picture, null))
                .get(0);
        ImageProcessed.Succeeded result = created.announced(item).done();
        stored(result.image());
        topics.publishBulk(result);
        topics.await(EventType.UPLOAD_OUTCOME, result.uploadId(), 1);
        return result;
    }

    @Test
    void keepsWhatAProfileShowsAndDeletesWhatItHasReplaced() {
        ImageProcessed.Succeeded old = applied(avatar(user, 1));
        ImageProcessed.Succeeded shown = applied(avatar(user, 2));

        swept();

        assertThat(exists(old.image())).isFalse();
        assertThat(exists(old.uploadId())).isFalse();
        assertThat(exists(shown.image())).isTrue();
        assertThat(exists(shown.uploadId())).isTrue();
    }

    @Test
    void deletesWhatBelongsToAPictureThatWasTakenOff() {
        ImageProcessed.Succeeded shown = applied(avatar(user, 1));
        store.api().deletePicture(user, PictureKind.AVATAR).block();

        swept();

        assertThat(exists(shown.image())).isFalse();
        assertThat(exists(shown.uploadId())).isFalse();
    }

    @Test
    void keepsTheOriginalsOfFailedUploadsAndNotThoseOfRejectedOnes() {
        UploadId rejected = original();
        UploadId failed = original();
        ImageProcessed.Rejected rejection = truncated(user, 1);
        publish(new ImageProcessed.Rejected(rejected, user, PictureKind.AVATAR, rejection.order(), rejection.reason()));
        store.bean(JdbcTemplate.class)
                .update(
                        "insert into uploads (upload_id, user_id, kind, outcome, decided_at)"
                                + " values (?, ?, 'avatar', '{\"status\":\"failed\"}', now())",
                        failed.value(),
                        user.value());

        swept();

        assertThat(exists(rejected)).isFalse();
        assertThat(exists(failed)).isTrue();
    }

    @Test
    void deletesAllThatIsLeftOfAUserWhoWasErasedAndMakesNothingOfItAnew() {
        ImageProcessed.Succeeded shown = applied(avatar(user, 1));
        ImageProcessed.Succeeded dangling = applied(finished(user, PictureKind.COVER, 1));
        ImageProcessed.Failed failed = failed(user, 2);
        objects.put(ObjectKey.original(failed.uploadId()), new ObjectContent(PHOTOGRAPH, "image/jpeg"));
        publish(failed);
        store.api().erase(user).block();
        objects.delete(dangling.image().renditions().get(0).key());

        swept();

        assertThat(exists(shown.uploadId())).isFalse();
        assertThat(exists(dangling.uploadId())).isFalse();
        assertThat(exists(failed.uploadId())).isFalse();
        assertThat(exists(shown.image())).isFalse();
        topics.poll();
        assertThat(topics.hasSeen(record -> record.topic().equals(Topic.IMAGE_UPLOADED.topicName())
                        && user.toString().equals(record.key())))
                .isFalse();
    }

    @Test
    void neverLetsAProfileShowAPictureThatWasSweptAway() {
        Image lost = stored(avatar(user, 1).image());
        swept();
        ImageProcessed.Succeeded late = avatar(user, 5);

        topics.publish(new ImageProcessed.Succeeded(late.uploadId(), user, PictureKind.AVATAR, late.order(), lost));
        ImageProcessed.Succeeded next = applied(avatar(user, 6));

        assertThat(store.profile(user).pictures().get(PictureKind.AVATAR)).isEqualTo(next.image());
        assertThat(exists(lost)).isFalse();
    }

    @Test
    void announcesTheUploadOfADanglingPictureOnceMoreInItsOldPlace() throws Exception {
        Recipe recipe = Recipe.cover();
        ImageProcessed.Succeeded shown = applied(
                avatar(user, 3),
                new OriginalMetadata(user, PictureKind.AVATAR, new OriginalMetadata.Terms("appnet", 400, 300, recipe)));
        objects.delete(shown.image().renditions().get(0).key());

        Counts counts = swept();

        assertThat(counts.done().dangling().repaired()).isPositive();
        ConsumerRecord<String, byte[]> record = topics.await(Topic.IMAGE_UPLOADED.topicName(), user.toString(), 1)
                .get(0);
        assertThat(Rework.of(record.headers()))
                .contains(new Rework.Repair(shown.image().imageId()));
        assertThat(UploadOrder.of(record)).isEqualTo(shown.order());
        ImageUploaded upload =
                EventRecords.read(record, EventType.IMAGE_UPLOADED).data();
        assertThat(upload)
                .isEqualTo(new ImageUploaded(
                        shown.uploadId(),
                        user,
                        PictureKind.AVATAR,
                        "appnet",
                        PHOTOGRAPH.length,
                        PictureFormat.JPEG,
                        400,
                        300,
                        recipe,
                        shown.order().appendedAt()));
        assertThat(exists(shown.uploadId())).isTrue();
    }

    @Test
    void leavesADanglingPictureWithoutAnOriginalAsItIs() {
        ImageProcessed.Succeeded shown = applied(avatar(user, 3));
        objects.delete(shown.image().renditions().get(0).key());
        objects.delete(ObjectKey.original(shown.uploadId()));

        Counts counts = swept();

        assertThat(counts.done().dangling().unrepairable()).isPositive();
        assertThat(store.profile(user).pictures().get(PictureKind.AVATAR)).isEqualTo(shown.image());
    }

    @Test
    void runsOnceAtATime() throws Exception {
        try (SweepLock other = SweepLock.tryTake(database()).orElseThrow()) {
            assertThat(sweep.run()).isEqualTo(new SweepResult.Busy());
            assertThat(other).isNotNull();
        }
        assertThat(sweep.run()).isInstanceOf(SweepResult.Done.class);
    }

    @Test
    void deletesNothingWhileKafkaIsAway() {
        UploadId uploadId = original();
        try (TestingStore alone = TestingStore.start("--visage.topics.create=false")) {
            SweepResult result = new Sweep(
                            objects,
                            new Pipeline(kafkaAt("127.0.0.1:1"), alone.bean(SweptRows.class)),
                            alone.bean(SweptRows.class),
                            database(),
                            kafkaAt("127.0.0.1:1"),
                            alone.bean(SweepSettings.class),
                            alone.bean(SweepMetrics.class),
                            Clock.systemUTC())
                    .run(false, Duration.ZERO);

            assertThat(result).isEqualTo(new SweepResult.Abandoned("Kafka does not answer."));
        }
        assertThat(exists(uploadId)).isTrue();
    }

    private static KafkaProperties kafkaAt(String server) {
        var kafka = new KafkaProperties();
        kafka.setBootstrapServers(List.of(server));
        return kafka;
    }

    private static JdbcConnectionDetails database() {
        return store.bean(JdbcConnectionDetails.class);
    }

    /** Sweeps everything that was stored until now: the store tells times in seconds. */
    private static Counts swept() {
        Instant now = storeTime();
        Awaitility.await().until(() -> storeTime().isAfter(now));
        return new Counts(sweep.run(false, Duration.ZERO));
    }

    private static Instant storeTime() {
        ObjectKey mark = new ObjectKey("marks/" + UploadId.next());
        objects.put(mark, new ObjectContent(new byte[0], "text/plain"));
        return objects.list(mark.value(), null, 1).get(0).lastModified();
    }

    private static Admin admin() {
        return Admin.create(
                Map.of("bootstrap.servers", TestingInfrastructure.servers().kafkaBootstrapServers()));
    }

    private static long end(TopicPartition of, Admin admin) throws ExecutionException, InterruptedException {
        return admin.listOffsets(Map.of(of, OffsetSpec.latest()))
                .partitionResult(of)
                .get()
                .offset();
    }

    private void announce(UploadId uploadId) {
        ImageUploaded upload = new ImageUploaded(
                uploadId,
                user,
                PictureKind.AVATAR,
                "native",
                PHOTOGRAPH.length,
                PictureFormat.JPEG,
                400,
                300,
                Recipe.avatar(),
                Instant.now());
        topics.publish(EventRecords.write(
                URI.create("/test"), Event.of(EventType.IMAGE_UPLOADED, user, Instant.now(), upload)));
    }

    private static UploadId original() {
        UploadId uploadId = UploadId.next();
        objects.put(ObjectKey.original(uploadId), new ObjectContent(PHOTOGRAPH, "image/jpeg"));
        return uploadId;
    }

    private static Image stored(Image image) {
        image.renditions()
                .forEach(rendition -> objects.put(rendition.key(), new ObjectContent(new byte[10], "image/jpeg")));
        return image;
    }

    private ImageProcessed.Succeeded applied(ImageProcessed.Succeeded result) {
        return applied(result, new OriginalMetadata(user, PictureKind.AVATAR, null));
    }

    private ImageProcessed.Succeeded applied(ImageProcessed.Succeeded result, OriginalMetadata metadata) {
        objects.put(
                ObjectKey.original(result.uploadId()), new ObjectContent(PHOTOGRAPH, "image/jpeg", metadata.values()));
        stored(result.image());
        publish(result);
        return result;
    }

    private static void publish(ImageProcessed result) {
        topics.publish(result);
        topics.await(EventType.UPLOAD_OUTCOME, result.uploadId(), 1);
    }

    private static boolean exists(UploadId uploadId) {
        return objects.describe(ObjectKey.original(uploadId)).isPresent();
    }

    private static boolean exists(Image image) {
        return image.renditions().stream()
                .allMatch(rendition -> objects.describe(rendition.key()).isPresent());
    }

    private record Counts(SweepResult result) {
        Reconciliation done() {
            assertThat(result).isInstanceOf(SweepResult.Done.class);
            return ((SweepResult.Done) result).counts();
        }
    }
}
