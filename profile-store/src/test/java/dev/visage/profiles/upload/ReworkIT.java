package dev.visage.profiles.upload;

import static dev.visage.profiles.SampleImages.avatar;
import static dev.visage.profiles.SampleImages.failed;
import static dev.visage.profiles.SampleImages.finished;
import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ImageProcessed;
import dev.visage.contracts.event.ProfileChanged;
import dev.visage.contracts.event.Rework;
import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.profile.Notification;
import dev.visage.contracts.profile.Notification.Topic;
import dev.visage.profiles.TestingStore;
import dev.visage.profiles.TestingTopics;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReworkIT {

    private static final Rework REDRIVE = new Rework.Redrive();

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
    void showsThePictureOfAnUploadThatFailedAtFirst() {
        UserId userId = store.provision();
        ImageProcessed.Failed failed = failed(userId, 1);
        ImageProcessed.Succeeded finished = finished(failed);
        for (int time = 0; time < 2; time++) {
            topics.publish(failed);
            topics.publish(finished, REDRIVE);
            topics.publish(failed, REDRIVE);
        }
        drain(userId);

        UploadOutcome applied = new UploadOutcome.Applied(
                failed.uploadId(), userId, PictureKind.AVATAR, finished.image(), new ProfileVersion(2));
        assertThat(topics.await(EventType.UPLOAD_OUTCOME, failed.uploadId(), 2))
                .extracting(event -> event.data())
                .containsExactly(new UploadOutcome.Failed(failed.uploadId(), userId, PictureKind.AVATAR), applied);
        assertThat(store.api().outcome(failed.uploadId()).block()).isEqualTo(applied);
        assertThat(store.profile(userId).picture(PictureKind.AVATAR)).contains(finished.image());
        assertThat(told(userId)).containsExactly(Topic.PICTURE_APPLIED, Topic.PICTURE_APPLIED, Topic.PICTURE_FAILED);
    }

    @Test
    void leavesAnUploadThatWasAppliedAsItIs() {
        UserId userId = store.provision();
        ImageProcessed.Succeeded shown = avatar(userId, 1);
        topics.publish(shown);
        topics.publish(finished(shown), REDRIVE);
        topics.publish(finished(shown));
        drain(userId);

        assertThat(topics.await(EventType.UPLOAD_OUTCOME, shown.uploadId(), 1)).hasSize(1);
        assertThat(store.profile(userId).picture(PictureKind.AVATAR)).contains(shown.image());
        assertThat(store.profile(userId).version()).isEqualTo(new ProfileVersion(3));
    }

    @Test
    void replacesThePictureThatIsShownByTheOneThatWasMadeForIt() {
        UserId userId = store.provision();
        ImageProcessed.Succeeded shown = avatar(userId, 1);
        ImageProcessed.Succeeded anew = finished(shown);
        Rework repair = new Rework.Repair(shown.image().imageId());
        topics.publish(shown);
        for (int time = 0; time < 2; time++) {
            topics.publish(anew, repair);
            topics.publish(finished(shown), repair);
        }
        drain(userId);

        assertThat(store.profile(userId).picture(PictureKind.AVATAR)).contains(anew.image());
        List<ProfileChanged> changes = topics.await(EventType.PROFILE_CHANGED, userId, 4).stream()
                .map(event -> event.data())
                .toList();
        assertThat(changes).extracting(change -> change.version().value()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(changes.get(2).cause()).isEqualTo(new ProfileChanged.Cause.Repair(shown.uploadId()));
        assertThat(changes.get(2).profile().picture(PictureKind.AVATAR))
                .hasValueSatisfying(picture ->
                        assertThat(picture.imageId()).isEqualTo(anew.image().imageId()));
        assertThat(topics.await(EventType.UPLOAD_OUTCOME, shown.uploadId(), 1)).hasSize(1);
        assertThat(told(userId)).containsExactly(Topic.PICTURE_APPLIED, Topic.PICTURE_APPLIED);
        assertThat(store.api().outcome(shown.uploadId()).block())
                .as("what is told of the upload from now on")
                .isInstanceOfSatisfying(
                        UploadOutcome.Applied.class,
                        applied -> assertThat(applied.image()).isEqualTo(anew.image()));

        ImageProcessed.Succeeded newer = avatar(userId, 3);
        topics.publish(newer);
        topics.await(EventType.UPLOAD_OUTCOME, newer.uploadId(), 1);
        assertThat(store.profile(userId).picture(PictureKind.AVATAR)).contains(newer.image());
    }

    @Test
    void neverBringsBackAPictureThatWasTakenOffOrReplaced() {
        UserId userId = store.provision();
        ImageProcessed.Succeeded replaced = avatar(userId, 1);
        ImageProcessed.Succeeded off = avatar(userId, 2);
        topics.publish(replaced, off);
        topics.await(EventType.UPLOAD_OUTCOME, off.uploadId(), 1);
        store.api().deletePicture(userId, PictureKind.AVATAR).block();
        topics.publish(finished(off), new Rework.Repair(off.image().imageId()));
        topics.publish(finished(replaced), new Rework.Repair(replaced.image().imageId()));
        drain(userId);

        assertThat(store.profile(userId).picture(PictureKind.AVATAR)).isEmpty();
        assertThat(store.profile(userId).version()).isEqualTo(new ProfileVersion(5));
    }

    /** Returns when everything that was published for a user was worked on: a cover, published last, is applied. */
    private void drain(UserId userId) {
        ImageProcessed.Succeeded cover = finished(userId, PictureKind.COVER, 1);
        topics.publish(cover);
        topics.await(EventType.UPLOAD_OUTCOME, cover.uploadId(), 1);
    }

    private static List<Topic> told(UserId userId) {
        return store.api().notifications(userId, 10).block().notifications().stream()
                .map(Notification::topic)
                .toList();
    }
}
