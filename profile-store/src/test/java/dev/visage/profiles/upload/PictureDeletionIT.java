package dev.visage.profiles.upload;

import static dev.visage.profiles.SampleImages.avatar;
import static dev.visage.profiles.SampleImages.finished;
import static dev.visage.profiles.TestingStore.someone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ImageProcessed;
import dev.visage.contracts.event.ProfileChanged;
import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.profile.Profile;
import dev.visage.profiles.TestingStore;
import dev.visage.profiles.TestingTopics;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClientResponseException.NotFound;

class PictureDeletionIT {

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
    void takesThePictureOffAndTellsIt() {
        UserId userId = store.provision();
        ImageProcessed.Succeeded avatar = avatar(userId, 1);
        ImageProcessed.Succeeded cover = finished(userId, PictureKind.COVER, 2);
        outcome(avatar);
        outcome(cover);

        Profile profile = delete(userId);

        assertThat(profile.pictures()).isEqualTo(Map.of(PictureKind.COVER, cover.image()));
        assertThat(profile.version()).isEqualTo(new ProfileVersion(4));
        assertThat(store.profile(userId)).isEqualTo(profile);
        assertThat(topics.await(EventType.PROFILE_CHANGED, userId, 4).get(3).data())
                .isEqualTo(new ProfileChanged(
                        userId,
                        profile.version(),
                        List.of("avatar"),
                        new ProfileChanged.Cause.Edit(),
                        TestingStore.told(profile)));
    }

    @Test
    void changesNothingWithoutAPicture() {
        UserId userId = store.provision();
        assertThat(delete(userId)).isEqualTo(store.profile(userId));
        outcome(avatar(userId, 1));
        Profile bare = delete(userId);

        assertThat(delete(userId)).isEqualTo(bare);
        outcome(finished(userId, PictureKind.COVER, 1));

        assertThat(topics.await(EventType.PROFILE_CHANGED, userId, 4))
                .extracting(event -> event.data().version().value())
                .containsExactly(1L, 2L, 3L, 4L);
        assertThatThrownBy(() -> delete(someone())).isInstanceOf(NotFound.class);
    }

    @Test
    void supersedesAnOlderUploadThatIsLate() {
        UserId userId = store.provision();
        ImageProcessed.Succeeded deleted = avatar(userId, 20);
        ImageProcessed.Succeeded late = avatar(userId, 10);
        outcome(deleted);
        Profile bare = delete(userId);

        assertThat(outcome(late))
                .isEqualTo(
                        new UploadOutcome.Superseded(late.uploadId(), userId, PictureKind.AVATAR, deleted.uploadId()));
        assertThat(store.profile(userId)).isEqualTo(bare);
    }

    @Test
    void showsANewerUploadAndThenOnlyStillNewerOnes() {
        UserId userId = store.provision();
        outcome(avatar(userId, 20));
        delete(userId);
        ImageProcessed.Succeeded newer = avatar(userId, 30);

        assertThat(outcome(newer)).isInstanceOf(UploadOutcome.Applied.class);
        assertThat(outcome(avatar(userId, 25))).isInstanceOf(UploadOutcome.Superseded.class);
        assertThat(store.profile(userId).picture(PictureKind.AVATAR)).contains(newer.image());
    }

    @Test
    void doesNotShowADeletedPictureAgainWhenItsResultComesAgain() {
        UserId userId = store.provision();
        ImageProcessed.Succeeded deleted = avatar(userId, 1);
        outcome(deleted);
        Profile bare = delete(userId);

        topics.publish(deleted);
        outcome(finished(userId, PictureKind.COVER, 2));

        Profile profile = store.profile(userId);
        assertThat(profile.picture(PictureKind.AVATAR)).isEmpty();
        assertThat(profile.version()).isEqualTo(bare.version().next());
        assertThat(topics.seen(EventType.UPLOAD_OUTCOME, deleted.uploadId())).hasSize(1);
    }

    @Test
    void isNotUndoneByAnEdit() {
        UserId userId = store.provision();
        outcome(avatar(userId, 1));
        Profile bare = delete(userId);

        Profile edited = store.api()
                .edit(
                        userId,
                        bare.version(),
                        bare.attributes().draft().name("Ada").attributes())
                .block();

        assertThat(edited.pictures()).isEmpty();
        assertThat(store.profile(userId)).isEqualTo(edited);
    }

    private UploadOutcome outcome(ImageProcessed result) {
        topics.publish(result);
        return topics.await(EventType.UPLOAD_OUTCOME, result.uploadId(), 1)
                .get(0)
                .data();
    }

    private static Profile delete(UserId userId) {
        return store.api().deletePicture(userId, PictureKind.AVATAR).block();
    }
}
