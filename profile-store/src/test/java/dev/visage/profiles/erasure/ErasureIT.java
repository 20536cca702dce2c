package dev.visage.profiles.erasure;

import static dev.visage.profiles.SampleImages.avatar;
import static dev.visage.profiles.SampleImages.failed;
import static dev.visage.profiles.SampleImages.finished;
import static dev.visage.profiles.TestingStore.called;
import static dev.visage.profiles.TestingStore.someone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.visage.contracts.api.IdempotencyApi;
import dev.visage.contracts.event.Event;
import dev.visage.contracts.event.EventRecords;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ImageProcessed;
import dev.visage.contracts.event.ImageUploaded;
import dev.visage.contracts.event.ProfileErased;
import dev.visage.contracts.event.Rework;
import dev.visage.contracts.event.Topic;
import dev.visage.contracts.event.UnreadableEventException;
import dev.visage.contracts.event.UploadOrder;
import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.idempotency.Claim;
import dev.visage.contracts.idempotency.ClaimEnd;
import dev.visage.contracts.idempotency.ClaimRequest;
import dev.visage.contracts.idempotency.Fingerprint;
import dev.visage.contracts.idempotency.IdempotencyKey;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.picture.Rejection;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.Notification;
import dev.visage.contracts.profile.NotificationPreferences;
import dev.visage.contracts.profile.Profile;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.profiles.SampleImages;
import dev.visage.profiles.TestingStore;
import dev.visage.profiles.TestingTopics;
import dev.visage.profiles.profile.Edited;
import dev.visage.profiles.profile.Newcomer;
import dev.visage.profiles.profile.Newcomers;
import dev.visage.profiles.topic.KafkaAwayException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.reactive.function.client.WebClientResponseException.NotFound;

class ErasureIT {

    private static final String CHANGES = Topic.PROFILE_CHANGES.topicName();
    private static final int ROUNDS = 40;

    private static TestingStore store;
    private static TestingTopics topics;

    @BeforeAll
    static void start() {
        store = TestingStore.start();
        topics = TestingTopics.follow(
                Topic.IMAGE_UPLOADED.topicName(),
                Topic.UPLOAD_OUTCOMES.topicName(),
                CHANGES,
                Topic.NOTIFICATIONS.topicName());
    }

    @AfterAll
    static void stop() {
        topics.close();
        store.close();
    }

    @Test
    void isToldByATombstoneOfTheNextVersion() throws UnreadableEventException {
        UserId userId = store.provision();
        apply(avatar(userId, 1));

        erase(userId);

        ConsumerRecord<String, byte[]> last =
                topics.await(CHANGES, userId.toString(), 3).get(2);
        assertThat(last.value()).isNull();
        assertThat(EventRecords.read(last, EventType.PROFILE_ERASED).data())
                .isEqualTo(new ProfileErased(userId, new ProfileVersion(3)));
    }

    @Test
    void leavesNoneOfWhatBelongsToTheUser() {
        UserId userId = store.provision();
        store.api()
                .prefer(userId, new NotificationPreferences(Map.of(Notification.Topic.PICTURE_FAILED, false)))
                .block();
        ImageProcessed.Succeeded shown = avatar(userId, 1);
        apply(shown);
        keep(userId, "a-key");

        erase(userId);

        assertThatThrownBy(() -> store.profile(userId)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> store.api().notifications(userId, 10).block()).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> store.api().notificationPreferences(userId).block())
                .isInstanceOf(NotFound.class);
        for (String table : List.of("profiles", "pictures", "notifications", "idempotency_keys")) {
            assertThat(rows(table, userId)).as(table).isZero();
        }
        assertThat(store.api().outcome(shown.uploadId()).block()).isEqualTo(unknown(shown));
        assertThat(store.provision(someone(), called(userId)).getBody().version())
                .isEqualTo(ProfileVersion.FIRST);
    }

    @Test
    void isOfKnownUsersAlone() {
        UserId userId = store.provision();
        erase(userId);

        assertThatThrownBy(() -> erase(userId)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> erase(someone())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() ->
                        store.api().prefer(userId, NotificationPreferences.NONE).block())
                .isInstanceOf(NotFound.class);
    }

    @Test
    void letsTheNextProfileOfTheIdGoOnAboveTheVersion() {
        UserId userId = store.provision();
        erase(userId);

        assertThat(store.provision(userId, called(userId)).getBody().version()).isEqualTo(new ProfileVersion(3));
        erase(userId);
        Newcomer imported = new Newcomer(userId, called(userId), false);
        Newcomer other = new Newcomer(someone(), Attributes.named("beside" + userId), false);
        Map<Newcomer, Edited> made = store.bean(Newcomers.class).make(List.of(imported, other));

        assertThat(((Edited.Created) made.get(imported)).profile().version()).isEqualTo(new ProfileVersion(5));
        assertThat(((Edited.Created) made.get(other)).profile().version()).isEqualTo(ProfileVersion.FIRST);
        assertThat(store.profile(userId).version()).isEqualTo(new ProfileVersion(5));
        assertThat(versions(userId, 5)).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void endsUploadsThatWereAcceptedBeforeAsThoseOfNobody() {
        UserId userId = store.provision();
        ImageProcessed.Succeeded first = accepted(userId);
        ImageProcessed.Succeeded second = accepted(userId);
        erase(userId);

        apply(first);
        store.provision(userId, called(userId));
        apply(second);
        ImageProcessed.Succeeded later = accepted(userId);
        apply(later);

        assertThat(store.api().outcome(first.uploadId()).block()).isEqualTo(unknown(first));
        assertThat(store.api().outcome(second.uploadId()).block()).isEqualTo(unknown(second));
        Profile profile = store.profile(userId);
        assertThat(profile.picture(PictureKind.AVATAR)).contains(later.image());
        assertThat(profile.version()).isEqualTo(new ProfileVersion(4));
        assertThat(store.api().notifications(userId, 10).block().notifications())
                .extracting(Notification::uploadId)
                .containsExactly(later.uploadId());
    }

    @Test
    void letsNothingOfUploadsThatHadEndedComeBack() {
        UserId userId = store.provision();
        ImageProcessed.Succeeded shown = accepted(userId);
        apply(shown);
        ImageProcessed.Failed failed = failed(userId, 1);
        apply(failed);
        erase(userId);
        store.provision(userId, called(userId));

        topics.publish(shown);
        topics.publish(finished(shown), new Rework.Repair(shown.image().imageId()));
        topics.publish(finished(failed), new Rework.Redrive());
        ImageProcessed.Succeeded later = accepted(userId);
        apply(later);

        assertThat(store.profile(userId).version()).isEqualTo(new ProfileVersion(5));
        assertThat(store.profile(userId).picture(PictureKind.AVATAR)).contains(later.image());
        assertThat(store.api().outcome(failed.uploadId()).block()).isEqualTo(unknown(failed));
    }

    @Test
    void keepsVersionsRisingWhoeverErasesAndProvisionsAtOnce() throws ExecutionException, InterruptedException {
        UserId userId = someone();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> ends = new ArrayList<>();
        for (int thread = 0; thread < 2; thread++) {
            ends.add(threads.submit(() -> {
                for (int round = 0; round < ROUNDS; round++) {
                    store.provision(
                            userId, called(userId).draft().name("No. " + round).attributes());
                }
            }));
            ends.add(threads.submit(() -> {
                for (int round = 0; round < ROUNDS; round++) {
                    store.bean(Erasure.class).erase(userId);
                }
            }));
        }
        for (Future<?> end : ends) {
            end.get();
        }
        threads.shutdown();
        long last = store.provision(userId, called(userId).draft().name("last").attributes())
                .getBody()
                .version()
                .value();

        assertThat(versions(userId, (int) last))
                .isSorted()
                .doesNotHaveDuplicates()
                .hasSize((int) last);
    }

    @Test
    void isNotCarriedOutWithoutKafka() {
        KafkaProperties nowhere = new KafkaProperties();
        nowhere.setBootstrapServers(List.of("127.0.0.1:1"));

        assertThatThrownBy(new LastAppend(nowhere)::time).isInstanceOf(KafkaAwayException.class);
    }

    private static void erase(UserId userId) {
        store.api().erase(userId).block();
    }

    private static void apply(ImageProcessed result) {
        topics.publish(result);
        topics.await(EventType.UPLOAD_OUTCOME, result.uploadId(), 1);
    }

    /** The picture of an upload to which the broker has given its place. */
    private static ImageProcessed.Succeeded accepted(UserId userId) {
        UploadId uploadId = UploadId.next();
        topics.publish(EventRecords.write(
                URI.create("/test"),
                Event.of(
                        EventType.IMAGE_UPLOADED,
                        userId,
                        Instant.now(),
                        new ImageUploaded(
                                uploadId,
                                userId,
                                PictureKind.AVATAR,
                                "native",
                                1,
                                PictureFormat.JPEG,
                                400,
                                300,
                                Recipe.avatar(),
                                Instant.now()))));
        ConsumerRecord<String, byte[]> record =
                topics.await(candidate -> isOf(uploadId, candidate), 1).get(0);
        return new ImageProcessed.Succeeded(uploadId, userId, PictureKind.AVATAR, order(record), SampleImages.image());
    }

    private static boolean isOf(UploadId uploadId, ConsumerRecord<String, byte[]> record) {
        return record.topic().equals(Topic.IMAGE_UPLOADED.topicName())
                && new String(record.value(), StandardCharsets.UTF_8).contains(uploadId.toString());
    }

    private static UploadOrder order(ConsumerRecord<String, byte[]> record) {
        try {
            return UploadOrder.of(record);
        } catch (UnreadableEventException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static UploadOutcome unknown(ImageProcessed result) {
        UserId userId = result.userId();
        return new UploadOutcome.Rejected(result.uploadId(), userId, result.kind(), new Rejection.UnknownUser(userId));
    }

    private static List<Long> versions(UserId userId, int count) {
        return topics.await(CHANGES, userId.toString(), count).stream()
                .map(ErasureIT::version)
                .toList();
    }

    private static long version(ConsumerRecord<String, byte[]> record) {
        try {
            return EventRecords.type(record).equals(EventType.PROFILE_ERASED)
                    ? EventRecords.read(record, EventType.PROFILE_ERASED)
                            .data()
                            .version()
                            .value()
                    : EventRecords.read(record, EventType.PROFILE_CHANGED)
                            .data()
                            .version()
                            .value();
        } catch (UnreadableEventException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static void keep(UserId userId, String key) {
        IdempotencyApi api = store.client(IdempotencyApi.class);
        IdempotencyKey idempotencyKey = new IdempotencyKey(key);
        ClaimRequest request = new ClaimRequest(
                idempotencyKey,
                Fingerprint.of(PictureKind.AVATAR, Recipe.avatar(), new byte[] {1}),
                Duration.ofSeconds(30));
        Claim.Claimed claimed = (Claim.Claimed) api.claim(userId, request).block();
        api.end(userId, new ClaimEnd(idempotencyKey, claimed.uploadId(), true)).block();
        assertThat(rows("idempotency_keys", userId)).isOne();
    }

    private static long rows(String table, UserId userId) {
        return store.bean(JdbcClient.class)
                .sql("select count(*) from " + table + " where user_id = :userId")
                .param("userId", userId.value())
                .query(Long.class)
                .single();
    }
}
