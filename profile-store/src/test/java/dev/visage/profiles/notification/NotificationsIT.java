package dev.visage.profiles.notification;

import static dev.visage.profiles.SampleImages.avatar;
import static dev.visage.profiles.TestingStore.someone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ImageProcessed;
import dev.visage.contracts.id.NotificationId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.profile.Notification;
import dev.visage.contracts.profile.NotificationPage;
import dev.visage.profiles.TestingStore;
import dev.visage.profiles.TestingTopics;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClientResponseException.NotFound;

class NotificationsIT {

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
    void tellsTheNewestAndHowManyThereAre() {
        UserId userId = store.provision();
        List<ImageProcessed> results = List.of(avatar(userId, 1), avatar(userId, 2), avatar(userId, 3));
        results.forEach(this::apply);

        NotificationPage page = page(userId, 2);

        assertThat(page.total()).isEqualTo(3);
        assertThat(page.notifications())
                .extracting(Notification::uploadId)
                .containsExactly(results.get(2).uploadId(), results.get(1).uploadId());
        assertThat(page(store.provision(), 2)).isEqualTo(new NotificationPage(List.of(), 0));
    }

    @Test
    void keepsWhenANotificationWasReadFirst() {
        UserId userId = store.provision();
        Notification told = told(avatar(userId, 1));
        assertThat(told.readAt()).isNull();

        Notification read = read(userId, told.notificationId());

        assertThat(read.readAt()).isAfterOrEqualTo(told.createdAt());
        assertThat(read(userId, told.notificationId())).isEqualTo(read);
        assertThat(page(userId, 10).notifications()).containsExactly(read);
    }

    @Test
    void deletesANotificationForGood() {
        UserId userId = store.provision();
        ImageProcessed.Succeeded result = avatar(userId, 1);
        NotificationId deleted = told(result).notificationId();
        ImageProcessed.Succeeded last = avatar(userId, 2);

        delete(userId, deleted);
        topics.publish(result);
        Notification kept = told(last);

        assertThat(page(userId, 10)).isEqualTo(new NotificationPage(List.of(kept), 1));
        assertThatThrownBy(() -> delete(userId, deleted)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> read(userId, deleted)).isInstanceOf(NotFound.class);
        assertThat(topics.await(EventType.NOTIFICATION_CREATED, userId, 2)).hasSize(2);
    }

    @Test
    void keepsTheNotificationsOfOthersFromAUser() {
        UserId owner = store.provision();
        Notification told = told(avatar(owner, 1));

        for (UserId other : List.of(store.provision(), someone())) {
            assertThatThrownBy(() -> read(other, told.notificationId())).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> delete(other, told.notificationId())).isInstanceOf(NotFound.class);
        }
        assertThat(page(owner, 10).notifications()).containsExactly(told);
    }

    private Notification told(ImageProcessed.Succeeded result) {
        apply(result);
        return page(result.userId(), 1).notifications().get(0);
    }

    private void apply(ImageProcessed result) {
        topics.publish(result);
        topics.await(EventType.UPLOAD_OUTCOME, result.uploadId(), 1);
    }

    private static NotificationPage page(UserId userId, int limit) {
        return store.api().notifications(userId, limit).block();
    }

    private static Notification read(UserId userId, NotificationId notificationId) {
        return store.api().readNotification(userId, notificationId).block();
    }

    private static void delete(UserId userId, NotificationId notificationId) {
        store.api().deleteNotification(userId, notificationId).block();
    }
}
