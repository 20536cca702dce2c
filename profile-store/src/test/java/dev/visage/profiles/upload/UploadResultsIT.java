package dev.visage.profiles.upload;

import static dev.visage.profiles.SampleImages.avatar;
import static dev.visage.profiles.SampleImages.finished;
import static dev.visage.profiles.SampleImages.truncated;
import static dev.visage.profiles.TestingStore.someone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.Event;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ImageProcessed;
import dev.visage.contracts.event.ProfileChanged;
import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.EngineName;
import dev.visage.contracts.picture.Look;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.picture.Rejection;
import dev.visage.contracts.profile.Notification;
import dev.visage.contracts.profile.Notification.Topic;
import dev.visage.contracts.profile.Profile;
import dev.visage.contracts.recipe.Colour;
import dev.visage.profiles.TestingStore;
import dev.visage.profiles.TestingTopics;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UploadResultsIT {

    private static TestingStore store;

    private TestingTopics topics;

    @BeforeAll
    static void startStore() {
        store = TestingStore.start();
    }

    @AfterAll
    static void stopStore() {
        store.close();
    }

    @BeforeEach
    void follow() {
        topics = TestingTopics.follow();
    }

    @AfterEach
    void unfollow() {
        topics.close();
    }

    @Test
    void showsAFinishedPictureAndTellsEverybody() {
        UserId userId = store.provision();
        ImageProcessed.Succeeded result = avatar(userId, 1);
        topics.publish(result);

        UploadOutcome outcome = outcome(result);
        assertThat(outcome)
                .isEqualTo(new UploadOutcome.Applied(
                        result.uploadId(), userId, PictureKind.AVATAR, result.image(), new ProfileVersion(2)));
        assertThat(store.api().outcome(result.uploadId()).block()).isEqualTo(outcome);
        Profile profile = store.profile(userId);
        assertThat(profile.version()).isEqualTo(new ProfileVersion(2));
        assertThat(profile.pictures()).isEqualTo(Map.of(PictureKind.AVATAR, result.image()));
        assertThat(changes(userId, 2).get(1))
                .isEqualTo(new ProfileChanged(
                        userId,
                        new ProfileVersion(2),
                        List.of("avatar"),
                        new ProfileChanged.Cause.Upload(result.uploadId()),
                        TestingStore.told(profile)));
        Notification notification =
                store.api().notifications(userId, 10).block().notifications().get(0);
        assertThat(notification.topic()).isEqualTo(Topic.PICTURE_APPLIED);
        assertThat(notification.uploadId()).isEqualTo(result.uploadId());
        assertThat(topics.await(EventType.NOTIFICATION_CREATED, userId, 1)
                        .get(0)
                        .data()
                        .notification())
                .isEqualTo(notification);
    }

    @Test
    void showsPicturesOfWhichItIsToldHowTheyLookBesideThoseOfEarlierTimes() {
        UserId userId = store.provision();
        ImageProcessed.Succeeded earlier = avatar(userId, 1);
        ImageProcessed.Succeeded cover = finished(userId, PictureKind.COVER, 2);
        Look look = new Look("LGF5]+Yk^6#M@-5c,1J5@[or[Q6.", new Colour(0x3a7f10));
        ImageProcessed.Succeeded told = new ImageProcessed.Succeeded(
                cover.uploadId(),
                userId,
                cover.kind(),
                cover.order(),
                cover.image().told(look, EngineName.TURBO));
        topics.publish(earlier, told);

        assertThat(outcome(told))
                .isEqualTo(new UploadOutcome.Applied(
                        told.uploadId(), userId, PictureKind.COVER, told.image(), new ProfileVersion(3)));
        assertThat(store.profile(userId).pictures())
                .isEqualTo(Map.of(PictureKind.AVATAR, earlier.image(), PictureKind.COVER, told.image()));
        assertThat(earlier.image().blurHash()).isNull();
        assertThat(changes(userId, 3).get(2).profile()).isEqualTo(TestingStore.told(store.profile(userId)));
        assertThat(changes(userId, 3).get(2).changed()).containsExactly("cover");
    }

    @Test
    void changesNothingOnRedelivery() {
        UserId userId = store.provision();
        ImageProcessed.Succeeded result = avatar(userId, 1);
        ImageProcessed.Rejected rejected = truncated(userId, 2);
        ImageProcessed.Succeeded last = finished(userId, PictureKind.COVER, 3);
        topics.publish(result, rejected);
        outcome(rejected);
        topics.publish(result, rejected, result, last);
        outcome(last);

        assertThat(store.profile(userId).version()).isEqualTo(new ProfileVersion(3));
        assertThat(changes(userId, 3))
                .extracting(change -> change.version().value())
                .containsExactly(1L, 2L, 3L);
        assertThat(topics.await(EventType.NOTIFICATION_CREATED, userId, 3)).hasSize(3);
        assertThat(store.api().notifications(userId, 10).block().total()).isEqualTo(3);
        assertThat(topics.seen(EventType.UPLOAD_OUTCOME, result.uploadId())).hasSize(1);
        assertThat(topics.seen(EventType.UPLOAD_OUTCOME, rejected.uploadId())).hasSize(1);
    }

    @Test
    void showsTheNewestWhateverTheOrderOfArrival() {
        UserId userId = store.provision();
        ImageProcessed.Succeeded newest = avatar(userId, 30);
        ImageProcessed.Succeeded older = avatar(userId, 20);
        ImageProcessed.Succeeded oldest = avatar(userId, 10);
        topics.publish(older, newest, oldest);

        assertThat(outcome(older)).isInstanceOf(UploadOutcome.Applied.class);
        assertThat(outcome(newest)).isInstanceOf(UploadOutcome.Applied.class);
        assertThat(outcome(oldest))
                .isEqualTo(
                        new UploadOutcome.Superseded(oldest.uploadId(), userId, PictureKind.AVATAR, newest.uploadId()));
        assertThat(store.profile(userId).picture(PictureKind.AVATAR)).contains(newest.image());
        assertThat(store.api().notifications(userId, 10).block().notifications())
                .extracting(Notification::uploadId)
                .containsExactly(newest.uploadId(), older.uploadId());
    }

    @Test
    void rejectsTheUploadOfAUserThatNobodyHasProvisioned() {
        ImageProcessed.Succeeded result = avatar(someone(), 1);
        topics.publish(result);

        assertThat(outcome(result))
                .isEqualTo(new UploadOutcome.Rejected(
                        result.uploadId(),
                        result.userId(),
                        PictureKind.AVATAR,
                        new Rejection.UnknownUser(result.userId())));
    }

    @Test
    void tellsTheUserWhyAPictureWasRejected() {
        UserId userId = store.provision();
        ImageProcessed.Rejected rejected = truncated(userId, 1);
        topics.publish(rejected);

        assertThat(outcome(rejected))
                .isEqualTo(
                        new UploadOutcome.Rejected(rejected.uploadId(), userId, PictureKind.AVATAR, rejected.reason()));
        assertThat(store.profile(userId).version()).isEqualTo(ProfileVersion.FIRST);
        assertThat(topics.await(EventType.NOTIFICATION_CREATED, userId, 1)
                        .get(0)
                        .data()
                        .notification()
                        .text())
                .isEqualTo(rejected.reason().sentence());
    }

    private UploadOutcome outcome(ImageProcessed result) {
        return topics.await(EventType.UPLOAD_OUTCOME, result.uploadId(), 1)
                .get(0)
                .data();
    }

    private List<ProfileChanged> changes(UserId userId, int count) {
        return topics.await(EventType.PROFILE_CHANGED, userId, count).stream()
                .map(Event::data)
                .toList();
    }
}
