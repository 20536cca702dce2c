package dev.visage.profiles.notification;

import static dev.visage.profiles.SampleImages.avatar;
import static dev.visage.profiles.SampleImages.truncated;
import static dev.visage.profiles.TestingStore.someone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ImageProcessed;
import dev.visage.contracts.id.NotificationId;
import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.profile.Notification;
import dev.visage.contracts.profile.Notification.Topic;
import dev.visage.contracts.profile.NotificationPage;
import dev.visage.contracts.profile.NotificationPreferences;
import dev.visage.profiles.TestingStore;
import dev.visage.profiles.TestingTopics;
import dev.visage.profiles.notification.Notice.WebhookEnd;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;
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

    @Test
    void tellsInTheLanguageThatTheUserHasByThen() {
        UserId userId = store.provision();
        Notification english = told(avatar(userId, 1));
        store.provision(
                userId, TestingStore.called(userId).draft().locale("tr_TR").attributes());
        Notification turkish = told(avatar(userId, 2));

        assertThat(english.text()).isEqualTo("The avatar that you uploaded is on your profile.");
        assertThat(turkish.text()).isEqualTo("Yüklediğiniz profil fotoğrafı artık profilinizde.");
        assertThat(page(userId, 10).notifications()).containsExactly(turkish, english);
    }

    @Test
    void tellsNobodyWhatTheyDoNotWantToBeTold() {
        UserId userId = store.provision();
        prefer(userId, Map.of(Topic.PICTURE_APPLIED, false));
        apply(avatar(userId, 1));
        Notification rejected = told(truncated(userId, 2));
        prefer(userId, Map.of());
        Notification applied = told(avatar(userId, 3));

        assertThat(page(userId, 10).notifications()).containsExactly(applied, rejected);
        assertThat(topics.await(EventType.NOTIFICATION_CREATED, userId, 2))
                .extracting(event -> event.data().notification())
                .containsExactly(rejected, applied);
    }

    @Test
    void keepsWhatTheUserHasChosenAlone() {
        UserId userId = store.provision();
        assertThat(preferences(userId)).isEqualTo(NotificationPreferences.NONE);

        Map<Topic, Boolean> chosen = Map.of(Topic.PICTURE_FAILED, false, Topic.PICTURE_IMPORTED, true);
        prefer(userId, chosen);
        store.provision(userId, TestingStore.called(userId).draft().name("Ada").attributes());

        assertThat(preferences(userId).chosen()).isEqualTo(chosen);
        assertThat(store.profile(userId).version()).isEqualTo(new ProfileVersion(2));
    }

    @Test
    void tellsWhatHasNothingToDoWithUploads() {
        UserId owner = store.provision();
        UserId weary = store.provision();
        prefer(weary, Map.of(Topic.WEBHOOK_DISABLED, false));

        tellOfWebhooks(owner, weary, someone());

        Notification told = page(owner, 10).notifications().get(0);
        assertThat(told.topic()).isEqualTo(Topic.WEBHOOK_DISABLED);
        assertThat(told.uploadId()).isNull();
        assertThat(topics.await(EventType.NOTIFICATION_CREATED, owner, 1))
                .extracting(event -> event.data().notification())
                .containsExactly(told);
        assertThat(page(weary, 10).total()).isZero();
    }

    private static void tellOfWebhooks(UserId... owners) {
        Notifications notifications = store.bean(Notifications.class);
        store.bean(TransactionOperations.class).executeWithoutResult(transaction -> {
            for (UserId owner : owners) {
                notifications.tell(
                        Notice.webhookDisabled(owner, URI.create("https://hooks.example.org/"), WebhookEnd.FAILING),
                        store.bean(Clock.class).instant());
            }
        });
    }

    private static NotificationPreferences preferences(UserId userId) {
        return store.api().notificationPreferences(userId).block();
    }

    private static void prefer(UserId userId, Map<Topic, Boolean> chosen) {
        store.api().prefer(userId, new NotificationPreferences(chosen)).block();
    }

    private Notification told(ImageProcessed result) {
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
