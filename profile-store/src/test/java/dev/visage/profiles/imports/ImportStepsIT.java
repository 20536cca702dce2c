package dev.visage.profiles.imports;

import static dev.visage.profiles.imports.TestingImport.TERMS;
import static dev.visage.profiles.imports.TestingImport.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.visage.contracts.event.Topic;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.imports.ImportCounts;
import dev.visage.contracts.imports.ImportEntry;
import dev.visage.contracts.imports.ImportItem;
import dev.visage.contracts.imports.ImportState;
import dev.visage.contracts.imports.ImportTerms;
import dev.visage.contracts.imports.ItemStatus;
import dev.visage.profiles.TestingStore;
import dev.visage.profiles.TestingTopics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/** When items are handed out: the store looks by itself only when the test says so, and its clock is the test's. */
class ImportStepsIT {

    private static final AtomicReference<Instant> NOW = new AtomicReference<>(Instant.parse("2026-11-21T00:00:00Z"));

    private static TestingStore store;
    private static TestingTopics topics;

    @BeforeAll
    static void start() {
        InstantSource source = NOW::get;
        store = TestingStore.start(
                source.withZone(ZoneOffset.UTC),
                "--visage.results.bulk-wait=10ms",
                "--visage.imports.poll=1h",
                "--visage.imports.window=4");
        topics = TestingTopics.follow(Topic.IMAGE_UPLOADED_BULK.topicName());
    }

    @AfterAll
    static void stop() {
        topics.close();
        store.close();
    }

    @Test
    void handsOutNoMoreThanTheWindowAndTheNextOnceSomeHaveEnded() {
        TestingImport created = TestingImport.create(store, topics, TERMS);
        List<ImportItem> items = created.register(people(6));
        assertThat(tally(created).of(ItemState.RELEASED)).isEqualTo(4);

        created.work(items.get(0), items.get(1), items.get(2));

        created.work(items.get(3), items.get(4), items.get(5));
        created.await(new ImportCounts(6, 0, 6, 6, 0, 0, 0, 0));
    }

    @Test
    void sharesTheWindowAmongImports() {
        TestingImport first = TestingImport.create(store, topics, TERMS);
        List<ImportItem> items = first.register(people(8));
        TestingImport second = TestingImport.create(store, topics, TERMS);

        List<ImportItem> others = second.register(people(3));

        assertThat(tally(second).of(ItemState.RELEASED)).isEqualTo(2);
        first.work(items.get(0), items.get(1));
        first.await(new ImportCounts(8, 0, 8, 2, 0, 0, 0, 0));
        assertThat(tally(first).of(ItemState.RELEASED)).isEqualTo(2);
        second.work(others.get(0), others.get(1), others.get(2));
        second.await(new ImportCounts(3, 0, 3, 3, 0, 0, 0, 0));
        first.api().cancel(first.importId()).block();
    }

    @Test
    void handsOutAsManyInASecondAsTheImportAllows() {
        TestingImport created = TestingImport.create(
                store, topics, new ImportTerms(null, TERMS.kind(), TERMS.recipe(), false, false, 2, false, null));
        created.register(people(7));
        assertThat(tally(created).of(ItemState.RELEASED)).isEqualTo(2);

        feedAfter(Duration.ofMillis(400));
        assertThat(tally(created).of(ItemState.RELEASED)).isEqualTo(2);
        feedAfter(Duration.ofMillis(100));
        assertThat(tally(created).of(ItemState.RELEASED)).isEqualTo(3);
        feedAfter(Duration.ofSeconds(5));
        assertThat(tally(created).of(ItemState.RELEASED)).isEqualTo(4);
        created.api().cancel(created.importId()).block();
    }

    @Test
    void handsOutNothingWhileItIsPausedAndTakesItemsAllTheSame() {
        TestingImport created = TestingImport.create(store, topics, TERMS);
        assertThat(created.api().pause(created.importId()).block().state()).isEqualTo(ImportState.PAUSED);
        List<ImportItem> items = created.register(people(2));
        feedAfter(Duration.ofSeconds(1));
        assertThat(tally(created).of(ItemState.HELD)).isEqualTo(2);

        assertThat(created.api().resume(created.importId()).block().state()).isEqualTo(ImportState.RUNNING);

        created.work(items.get(0), items.get(1));
        created.await(new ImportCounts(2, 0, 2, 2, 0, 0, 0, 0));
    }

    @Test
    void staysPausedWhenItIsFinished() {
        TestingImport created = TestingImport.create(store, topics, TERMS);
        created.api().pause(created.importId()).block();
        List<ImportItem> items = created.register(people(1));

        assertThat(created.api().finish(created.importId()).block().state()).isEqualTo(ImportState.PAUSED);
        assertThat(created.api().resume(created.importId()).block().state()).isEqualTo(ImportState.FINISHING);

        created.work(items.get(0));
        created.await(new ImportCounts(1, 0, 1, 1, 0, 0, 0, 0));
        assertThat(created.now().state()).isEqualTo(ImportState.FINISHED);
    }

    @Test
    void cancelsWhatIsHeldAndLetsTheWorkersEndTheRest() {
        TestingImport created = TestingImport.create(store, topics, TERMS);
        List<ImportItem> items = created.register(people(6));

        assertThat(created.api().cancel(created.importId()).block().state()).isEqualTo(ImportState.CANCELLED);

        assertThat(created.counts()).isEqualTo(new ImportCounts(6, 0, 6, 0, 0, 0, 0, 2));
        assertThat(created.now().endedAt()).isNull();
        created.work(items.get(0), items.get(1), items.get(2), items.get(3));
        created.await(new ImportCounts(6, 0, 6, 4, 0, 0, 0, 2));
        assertThat(created.now().endedAt()).isNotNull();
        assertThat(created.items()).extracting(ImportItem::status).endsWith(ItemStatus.CANCELLED, ItemStatus.CANCELLED);
        assertThatThrownBy(() -> created.register(people(1))).isInstanceOf(WebClientResponseException.Conflict.class);
        assertThatThrownBy(() -> created.api().resume(created.importId()).block())
                .isInstanceOf(WebClientResponseException.Conflict.class);
    }

    @Test
    void worksOnNothingInADryRunAndTellsWhatItWouldHaveTaken() {
        TestingImport created = TestingImport.create(store, topics, TestingImport.terms(true, false, true));
        ImportEntry newcomer = entry(TestingStore.someone(), "portrait");

        List<ImportItem> items =
                created.register(entry(store.provision(), "portrait"), newcomer, entry("nobody at all", "portrait"));
        created.register(entry(newcomer.user(), "portrait"));
        feedAfter(Duration.ofSeconds(1));

        assertThat(items)
                .extracting(ImportItem::status)
                .containsExactly(ItemStatus.ACCEPTED, ItemStatus.ACCEPTED, ItemStatus.REFUSED);
        assertThat(items).allMatch(item -> item.uploadId() == null);
        assertThat(created.counts()).isEqualTo(new ImportCounts(3, 1, 2, 0, 0, 0, 0, 0));
        assertThat(created.api().finish(created.importId()).block().state()).isEqualTo(ImportState.FINISHED);
        assertThatThrownBy(() ->
                        store.api().profile(UserId.valueOf(newcomer.user())).block())
                .isInstanceOf(WebClientResponseException.NotFound.class);
    }

    private static void feedAfter(Duration time) {
        NOW.updateAndGet(now -> now.plus(time));
        store.bean(Feeder.class).feedAll();
    }

    private static Tally tally(TestingImport created) {
        return store.bean(Imports.class).find(created.importId()).orElseThrow().tally();
    }

    private static ImportEntry[] people(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> entry(store.provision(), "portrait"))
                .toArray(ImportEntry[]::new);
    }
}
