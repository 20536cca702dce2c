package dev.visage.profiles.imports;

import static dev.visage.profiles.imports.TestingImport.TERMS;
import static dev.visage.profiles.imports.TestingImport.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.visage.contracts.event.ImageUploaded;
import dev.visage.contracts.event.Topic;
import dev.visage.contracts.id.ImportId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.imports.Examination;
import dev.visage.contracts.imports.Import;
import dev.visage.contracts.imports.ImportCounts;
import dev.visage.contracts.imports.ImportEntry;
import dev.visage.contracts.imports.ImportItem;
import dev.visage.contracts.imports.ImportState;
import dev.visage.contracts.imports.ItemReason;
import dev.visage.contracts.imports.ItemStatus;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.profiles.TestingStore;
import dev.visage.profiles.TestingTopics;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/** Imports on real Kafka and PostgreSQL, asked as ingest-api asks. */
class ImportsIT {

    private static TestingStore store;
    private static TestingTopics topics;

    @BeforeAll
    static void start() {
        store = TestingStore.start("--visage.results.bulk-wait=10ms", "--visage.imports.poll=50ms");
        topics = TestingTopics.follow(Topic.IMAGE_UPLOADED_BULK.topicName());
    }

    @AfterAll
    static void stop() {
        topics.close();
        store.close();
    }

    @Test
    void takesAnItemAndHandsItToTheWorkers() {
        TestingImport created = TestingImport.create(store, topics, TERMS);
        UserId userId = store.provision();
        ImportEntry entry = entry(userId, "portrait");

        ImportItem item = created.register(entry).get(0);

        assertThat(item.number()).isEqualTo(1);
        assertThat(item.userId()).isEqualTo(userId);
        assertThat(item.status()).isEqualTo(ItemStatus.ACCEPTED);
        assertThat(item.uploadId()).isEqualTo(entry.picture().uploadId());
        ImageUploaded upload = created.announced(item).upload();
        assertThat(upload.uploadId()).isEqualTo(item.uploadId());
        assertThat(upload.userId()).isEqualTo(userId);
        assertThat(upload.kind()).isEqualTo(PictureKind.AVATAR);
        assertThat(upload.client()).isEqualTo("import");
        assertThat(upload.recipe()).isEqualTo(TERMS.recipe());
        assertThat(created.counts()).isEqualTo(new ImportCounts(1, 0, 1, 0, 0, 0, 0, 0));
    }

    @Test
    void endsWhenAllItsItemsHave() {
        TestingImport created = TestingImport.create(store, topics, TERMS);
        ImportItem item = created.register(entry(store.provision(), "portrait")).get(0);
        Import finishing = created.api().finish(created.importId()).block();
        assertThat(finishing.state()).isEqualTo(ImportState.FINISHING);

        created.work(item);

        created.await(new ImportCounts(1, 0, 1, 1, 0, 0, 0, 0));
        Import ended = created.now();
        assertThat(ended.state()).isEqualTo(ImportState.FINISHED);
        assertThat(ended.endedAt()).isNotNull();
        assertThat(created.items().get(0).status()).isEqualTo(ItemStatus.APPLIED);
        assertThat(created.items().get(0).endedAt()).isNotNull();
        assertThat(created.api().finish(created.importId()).block()).isEqualTo(ended);
    }

    @Test
    void takesAsManyItemsAtOnceAsMayComeTogether() {
        TestingImport created = TestingImport.create(store, topics, TERMS);
        UserId userId = store.provision();
        List<ImportEntry> entries = IntStream.range(0, 500)
                .mapToObj(number -> entry(userId, "portrait" + number).picture())
                .map(picture -> new ImportEntry("x".repeat(500), userId.toString(), null, picture, null))
                .toList();

        assertThat(created.api().examine(created.importId(), entries).block()).hasSize(500);
    }

    @Test
    void endsAtOnceWithoutItems() {
        TestingImport created = TestingImport.create(store, topics, TERMS);

        assertThat(created.api().finish(created.importId()).block().state()).isEqualTo(ImportState.FINISHED);
    }

    @Test
    void changesNothingForAnItemThatItHas() {
        TestingImport created = TestingImport.create(store, topics, TERMS);
        UserId userId = store.provision();

        ImportItem item = created.register(entry(userId, "portrait")).get(0);

        assertThat(created.register(entry(userId, "portrait"))).containsExactly(item);
        assertThat(created.counts().read()).isEqualTo(1);
        created.work(item);
        created.await(new ImportCounts(1, 0, 1, 1, 0, 0, 0, 0));
        assertThat(created.register(entry("@user" + userId, "portrait")))
                .extracting(ImportItem::number, ImportItem::status)
                .containsExactly(tuple(1L, ItemStatus.APPLIED));
        assertThat(created.counts()).isEqualTo(new ImportCounts(1, 0, 1, 1, 0, 0, 0, 0));
    }

    @Test
    void letsTheLastOfSeveralPicturesOfAUserInABatchWinAndWorksOnNoOther() {
        TestingImport created = TestingImport.create(store, topics, TERMS);
        UserId userId = store.provision();

        List<ImportItem> items =
                created.register(entry(userId, "first"), entry(userId, "second"), entry(userId, "third"));

        assertThat(items)
                .extracting(ImportItem::status)
                .containsExactly(ItemStatus.SUPERSEDED, ItemStatus.SUPERSEDED, ItemStatus.ACCEPTED);
        assertThat(items).allMatch(ImportItem::duplicate);
        created.work(items.get(2));
        created.await(new ImportCounts(3, 0, 3, 1, 2, 0, 0, 0));
        assertThat(created.handedOut(items)).containsExactly(items.get(2));
    }

    @Test
    void letsTheLaterOfTwoPicturesOfAUserWinInWhicheverOrderTheyAreDone() {
        TestingImport created = TestingImport.create(store, topics, TERMS);
        UserId userId = store.provision();
        ImportItem first = created.register(entry(userId, "first")).get(0);
        created.announced(first);
        ImportItem second = created.register(entry(userId, "second")).get(0);

        created.work(second);
        created.await(new ImportCounts(2, 0, 2, 1, 0, 0, 0, 0));
        created.work(first);

        created.await(new ImportCounts(2, 0, 2, 1, 1, 0, 0, 0));
        assertThat(created.items())
                .extracting(ImportItem::status)
                .containsExactly(ItemStatus.SUPERSEDED, ItemStatus.APPLIED);
        assertThat(created.items()).allMatch(ImportItem::duplicate);
    }

    @Test
    void refusesWhatHasNoUserAndTakesTheRest() {
        TestingImport created = TestingImport.create(store, topics, TERMS);
        UserId unknown = TestingStore.someone();
        ItemReason reason = new ItemReason("no-such-file", "There is no file x.jpg.", 17, "file");

        List<ImportItem> items = created.register(
                entry(unknown, "portrait"),
                entry("nobody at all", "portrait"),
                new ImportEntry("x.jpg", null, null, null, reason),
                entry(store.provision(), "portrait"));

        assertThat(items)
                .extracting(item -> item.reason() == null ? "" : item.reason().code())
                .containsExactly("unknown-user", "no-user", "no-such-file", "");
        assertThat(items.get(2).reason()).isEqualTo(reason);
        assertThat(items.get(0).uploadId()).isNull();
        assertThat(created.counts()).isEqualTo(new ImportCounts(4, 3, 1, 0, 0, 0, 0, 0));
    }

    @Test
    void takesAnEntryThatWasRefusedOnceItCanBe() {
        TestingImport created = TestingImport.create(store, topics, TERMS);
        UserId userId = TestingStore.someone();
        ImportItem refused = created.register(entry(userId, "portrait")).get(0);
        assertThat(created.register(entry(userId, "portrait"))).containsExactly(refused);
        store.provision(userId, TestingStore.called(userId));

        ImportItem taken = created.register(entry(userId, "portrait")).get(0);

        assertThat(taken.number()).isEqualTo(refused.number());
        assertThat(taken.status()).isEqualTo(ItemStatus.ACCEPTED);
        assertThat(taken.reason()).isNull();
        assertThat(created.counts()).isEqualTo(new ImportCounts(1, 0, 1, 0, 0, 0, 0, 0));
        created.work(taken);
        created.await(new ImportCounts(1, 0, 1, 1, 0, 0, 0, 0));
    }

    @Test
    void tellsWhatWouldBecomeOfEntriesAndChangesNothing() {
        TestingImport created = TestingImport.create(store, topics, TERMS);
        UserId userId = store.provision();
        ImportItem item = created.register(entry(userId, "portrait")).get(0);

        List<Examination> examinations = created.api()
                .examine(
                        created.importId(),
                        List.of(
                                entry(userId, "portrait"),
                                entry(userId, "another"),
                                entry(TestingStore.someone(), "portrait")))
                .block();

        assertThat(examinations.get(0)).isEqualTo(new Examination(userId, item, null));
        assertThat(examinations.get(1).isWanted()).isTrue();
        assertThat(examinations.get(1).userId()).isEqualTo(userId);
        assertThat(examinations.get(2).refusal().code()).isEqualTo("unknown-user");
        assertThat(created.counts().read()).isEqualTo(1);
        created.api().finish(created.importId()).block();
        assertThat(created.api()
                        .examine(created.importId(), List.of(entry(userId, "portrait"), entry(userId, "another")))
                        .block())
                .extracting(examination -> examination.refusal() == null)
                .containsExactly(true, false);
    }

    @Test
    void takesNoNewItemsOnceItWasFinished() {
        TestingImport created = TestingImport.create(store, topics, TERMS);
        UserId userId = store.provision();
        ImportItem item = created.register(entry(userId, "portrait")).get(0);
        created.api().finish(created.importId()).block();

        assertThat(created.register(entry(userId, "portrait"))).containsExactly(item);
        assertThatThrownBy(() -> created.register(entry(userId, "portrait"), entry(userId, "another")))
                .isInstanceOf(WebClientResponseException.Conflict.class);
        assertThat(created.counts().read()).isEqualTo(1);
    }

    @Test
    void listsImportsNewestFirstOfAllOrOfOneCreator() {
        TestingImport first = TestingImport.create(store, topics, TERMS);
        TestingImport second = TestingImport.create(store, topics, TERMS);

        assertThat(second.api().imports("somebody", null, 2).block().imports())
                .extracting(Import::importId)
                .containsExactly(second.importId(), first.importId());
        assertThat(second.api().imports(null, second.importId(), 1).block().imports())
                .extracting(Import::importId)
                .containsExactly(first.importId());
        assertThat(second.api().imports("somebody else", null, 2).block().imports())
                .isEmpty();
    }

    @Test
    void pagesItemsByTheirNumbersAndStatus() {
        TestingImport created = TestingImport.create(store, topics, TERMS);
        created.register(
                entry(store.provision(), "1"), entry("?", "2"), entry(store.provision(), "3"), entry("??", "4"));

        assertThat(created.api().items(created.importId(), null, 1, 2).block().items())
                .extracting(ImportItem::number)
                .containsExactly(2L, 3L);
        assertThat(created.api()
                        .items(created.importId(), ItemStatus.REFUSED, 2, 10)
                        .block()
                        .items())
                .extracting(ImportItem::number)
                .containsExactly(4L);
    }

    @Test
    void knowsNoImportThatWasNotMade() {
        TestingImport created = TestingImport.create(store, topics, TERMS);

        assertThatThrownBy(() -> created.api().get(ImportId.next()).block())
                .isInstanceOf(WebClientResponseException.NotFound.class);
        assertThatThrownBy(
                        () -> created.api().items(ImportId.next(), null, 0, 10).block())
                .isInstanceOf(WebClientResponseException.NotFound.class);
    }
}
