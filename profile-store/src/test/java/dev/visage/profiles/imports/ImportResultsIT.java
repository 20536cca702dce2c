package dev.visage.profiles.imports;

import static dev.visage.profiles.imports.TestingImport.TERMS;
import static dev.visage.profiles.imports.TestingImport.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.Event;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ImageProcessed;
import dev.visage.contracts.event.ProfileChanged;
import dev.visage.contracts.event.Rework;
import dev.visage.contracts.event.Topic;
import dev.visage.contracts.event.UploadOrder;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.imports.ImportCounts;
import dev.visage.contracts.imports.ImportItem;
import dev.visage.contracts.imports.ItemStatus;
import dev.visage.contracts.imports.NewUser;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.profile.Notification;
import dev.visage.contracts.profile.NotificationPreferences;
import dev.visage.contracts.profile.Profile;
import dev.visage.profiles.SampleImages;
import dev.visage.profiles.TestingStore;
import dev.visage.profiles.TestingTopics;
import dev.visage.profiles.imports.TestingImport.Announced;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the results of imported uploads, and new users, come to. */
class ImportResultsIT {

    private static TestingStore store;
    private static TestingTopics topics;

    @BeforeAll
    static void start() {
        store = TestingStore.start("--visage.results.bulk-wait=10ms", "--visage.imports.poll=50ms");
        topics = TestingTopics.follow(
                Topic.IMAGE_UPLOADED_BULK.topicName(),
                Topic.PROFILE_CHANGES.topicName(),
                Topic.NOTIFICATIONS.topicName(),
                Topic.UPLOAD_OUTCOMES.topicName());
    }

    @AfterAll
    static void stop() {
        topics.close();
        store.close();
    }

    @Test
    void areChangesOfProfilesThatNameTheImportAndTellNobodyByDefault() {
        TestingImport created = TestingImport.create(store, topics, TERMS);
        UserId userId = store.provision();
        ImportItem item = created.register(entry(userId, "portrait")).get(0);

        ImageProcessed.Succeeded result = created.announced(item).done();
        topics.publishBulk(result);

        ProfileChanged change =
                topics.await(EventType.PROFILE_CHANGED, userId, 2).get(1).data();
        assertThat(change.cause()).isEqualTo(new ProfileChanged.Cause.Import(created.importId(), item.uploadId()));
        assertThat(store.profile(userId).picture(PictureKind.AVATAR)).contains(result.image());
        assertThat(store.api().notifications(userId, 10).block().total()).isZero();
    }

    @Test
    void areToldToUsersOnceThatIsWantedOfPicturesAlone() {
        TestingImport created = TestingImport.create(store, topics, TestingImport.terms(false, true, false));
        UserId lucky = store.provision();
        UserId unlucky = store.provision();
        List<ImportItem> items = created.register(entry(lucky, "portrait"), entry(unlucky, "portrait"));

        topics.publishBulk(created.announced(items.get(1)).rejected());
        created.work(items.get(0));

        created.await(new ImportCounts(2, 0, 2, 1, 0, 1, 0, 0));
        assertThat(store.api().notifications(lucky, 10).block().notifications())
                .extracting(Notification::text)
                .containsExactly("There is a new avatar on your profile.");
        assertThat(store.api().notifications(unlucky, 10).block().total()).isZero();
    }

    @Test
    void areToldAsTheUserHasSaidWhateverTheImportAsksFor() {
        TestingImport asking = TestingImport.create(store, topics, TestingImport.terms(false, true, false));
        TestingImport silent = TestingImport.create(store, topics, TERMS);
        UserId curious = store.provision();
        UserId weary = store.provision();
        prefer(curious, true);
        prefer(weary, false);

        asking.work(asking.register(entry(weary, "portrait")).get(0));
        silent.work(silent.register(entry(curious, "portrait")).get(0));

        asking.await(new ImportCounts(1, 0, 1, 1, 0, 0, 0, 0));
        silent.await(new ImportCounts(1, 0, 1, 1, 0, 0, 0, 0));
        assertThat(store.api().notifications(curious, 10).block().notifications())
                .extracting(Notification::topic)
                .containsExactly(Notification.Topic.PICTURE_IMPORTED);
        assertThat(store.api().notifications(weary, 10).block().total()).isZero();
    }

    private static void prefer(UserId userId, boolean imported) {
        store.api()
                .prefer(userId, new NotificationPreferences(Map.of(Notification.Topic.PICTURE_IMPORTED, imported)))
                .block();
    }

    @Test
    void forgetUsersWhoAreErasedAndEndTheirItemsAsThoseOfNobody() {
        TestingImport created = TestingImport.create(store, topics, TERMS);
        UserId gone = store.provision();
        ImportItem applied = created.register(entry(gone, "first")).get(0);
        created.work(applied);
        created.await(new ImportCounts(1, 0, 1, 1, 0, 0, 0, 0));
        ImportItem released = created.register(entry(gone, "second")).get(0);
        Announced underWay = created.announced(released);
        created.api().pause(created.importId()).block();
        ImportItem held = created.register(entry(gone, "third")).get(0);
        UserId stays = store.provision();
        ImportItem other = created.register(entry(stays, "portrait")).get(0);

        store.api().erase(gone).block();

        assertThat(created.counts()).isEqualTo(new ImportCounts(4, 0, 4, 1, 0, 1, 0, 0));
        List<ImportItem> items = created.items();
        assertThat(items)
                .extracting(ImportItem::status)
                .containsExactly(ItemStatus.APPLIED, ItemStatus.ACCEPTED, ItemStatus.REJECTED, ItemStatus.ACCEPTED);
        assertThat(items.subList(0, 3)).allSatisfy(item -> {
            assertThat(item.name()).isEqualTo("erased");
            assertThat(item.user()).isNull();
            assertThat(item.userId()).isNull();
            assertThat(item.uploadId()).isNull();
        });
        assertThat(items.get(2).reason().code()).isEqualTo("unknown-user");
        assertThat(items.get(2).number()).isEqualTo(held.number());
        assertThat(items.get(3)).isEqualTo(other);

        store.provision(gone, TestingStore.called(gone));
        created.api().resume(created.importId()).block();
        topics.publishBulk(underWay.done());
        ImportItem again = created.register(entry(gone, "third")).get(0);
        created.work(other, again);
        created.api().finish(created.importId()).block();

        created.await(new ImportCounts(5, 0, 5, 3, 0, 2, 0, 0));
        assertThat(again.number()).isGreaterThan(other.number());
        assertThat(created.now().endedAt()).isNotNull();
        assertThat(store.profile(gone).pictures()).hasSize(1);
    }

    @Test
    void areReasonsOfItemsThatDidNotBecomePictures() {
        TestingImport created = TestingImport.create(store, topics, TERMS);
        List<ImportItem> items =
                created.register(entry(store.provision(), "portrait"), entry(store.provision(), "portrait"));

        topics.publishBulk(created.announced(items.get(0)).rejected());
        topics.publishBulk(created.announced(items.get(1)).failed());

        created.await(new ImportCounts(2, 0, 2, 0, 0, 1, 1, 0));
        assertThat(created.items()).extracting(item -> item.reason().code()).containsExactly("undecodable", "failed");
    }

    @Test
    void countOnceHoweverOftenTheyAreDelivered() {
        TestingImport created = TestingImport.create(store, topics, TERMS);
        ImportItem item = created.register(entry(store.provision(), "portrait")).get(0);
        ImportItem last = created.register(entry(store.provision(), "portrait")).get(0);
        Announced announced = created.announced(item);

        topics.publishBulk(announced.done());
        topics.publishBulk(announced.done());
        topics.publishBulk(announced.failed());
        created.work(last);

        created.await(new ImportCounts(2, 0, 2, 2, 0, 0, 0, 0));
    }

    @Test
    void moveAnItemThatFailedAndWasTriedAgain() {
        TestingImport created = TestingImport.create(store, topics, TERMS);
        ImportItem item = created.register(entry(store.provision(), "portrait")).get(0);
        created.api().finish(created.importId()).block();
        Announced announced = created.announced(item);
        topics.publishBulk(announced.failed());
        created.await(new ImportCounts(1, 0, 1, 0, 0, 0, 1, 0));

        topics.publish(announced.done(), new Rework.Redrive());

        created.await(new ImportCounts(1, 0, 1, 1, 0, 0, 0, 0));
        assertThat(created.items().get(0).status()).isEqualTo(ItemStatus.APPLIED);
        assertThat(created.items().get(0).reason()).isNull();
    }

    @Test
    void giveWayToWhatAPersonUploadedWhileTheItemWaited() {
        TestingImport created = TestingImport.create(store, topics, TERMS);
        created.api().pause(created.importId()).block();
        UserId userId = store.provision();
        ImportItem item = created.register(entry(userId, "portrait")).get(0);
        ImportItem later =
                created.register(entry(store.provision(), "portrait")).get(0);
        created.api().resume(created.importId()).block();
        Announced announced = created.announced(item);
        assertThat(announced.order().compareTo(created.announced(later).order()))
                .isNegative();
        UploadOrder after = new UploadOrder(announced.order().appendedAt().plusMillis(1), 0);
        ImageProcessed.Succeeded own =
                new ImageProcessed.Succeeded(UploadId.next(), userId, PictureKind.AVATAR, after, SampleImages.image());
        topics.publish(own);
        topics.await(EventType.UPLOAD_OUTCOME, own.uploadId(), 1);

        topics.publishBulk(announced.done());

        created.await(new ImportCounts(2, 0, 2, 0, 1, 0, 0, 0));
        assertThat(created.items().get(0).reason().code()).isEqualTo("superseded");
        assertThat(store.profile(userId).picture(PictureKind.AVATAR)).contains(own.image());
    }

    @Test
    void areThoseOfUsersThatTheImportMade() {
        TestingImport created = TestingImport.create(store, topics, TestingImport.terms(true, false, false));
        UserId newId = TestingStore.someone();
        String name = "ada" + TestingStore.someone();
        String domain = "x" + TestingStore.someone() + ".example";
        NewUser told = new NewUser(null, "Bo Quill", null, null, null, "en_US", null);

        List<ImportItem> items = created.register(
                entry(newId, "1"),
                entry("@" + name, "2"),
                entry(name + "@" + domain, "3", told),
                entry("@" + name.toUpperCase(Locale.ROOT), "4"));

        assertThat(items).extracting(ImportItem::status).doesNotContain(ItemStatus.REFUSED);
        assertThat(store.profile(newId).attributes().username()).isEqualTo("user" + newId);
        Profile named = store.api().profileOf(name).block();
        assertThat(named.userId())
                .isEqualTo(items.get(1).userId())
                .isEqualTo(items.get(3).userId());
        Profile withEmail = store.api().profileWithEmail(name + "@" + domain).block();
        assertThat(withEmail.userId()).isEqualTo(items.get(2).userId());
        assertThat(withEmail.attributes().name()).isEqualTo("Bo Quill");
        assertThat(withEmail.attributes().username()).startsWith(name + "-");
        assertThat(topics.await(EventType.PROFILE_CHANGED, newId, 1))
                .extracting(Event::data)
                .extracting(change -> change.version().value())
                .containsExactly(1L);
        Stream.of(0, 2, 3).map(items::get).forEach(created::work);
        created.await(new ImportCounts(4, 0, 4, 3, 1, 0, 0, 0));
    }

    @Test
    void areNoneOfUsersWhoseNameIsTaken() {
        TestingImport created = TestingImport.create(store, topics, TestingImport.terms(true, false, false));
        UserId userId = store.provision();
        NewUser told = new NewUser("user" + userId, null, null, null, null, null, null);
        NewUser impossible = new NewUser("a".repeat(300), null, null, null, null, null, null);

        List<ImportItem> items = created.register(
                entry(TestingStore.someone(), "1", told), entry(TestingStore.someone(), "2", impossible));

        assertThat(items).extracting(item -> item.reason().code()).containsExactly("username-taken", "invalid-user");
    }
}
