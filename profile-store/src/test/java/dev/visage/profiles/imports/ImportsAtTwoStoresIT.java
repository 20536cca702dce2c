package dev.visage.profiles.imports;

import static dev.visage.profiles.imports.TestingImport.TERMS;
import static dev.visage.profiles.imports.TestingImport.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.visage.contracts.event.Topic;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.imports.ImportCounts;
import dev.visage.contracts.imports.ImportEntry;
import dev.visage.contracts.imports.ImportItem;
import dev.visage.contracts.imports.ImportState;
import dev.visage.contracts.imports.ItemStatus;
import dev.visage.profiles.TestingStore;
import dev.visage.profiles.TestingTopics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** One import at two stores at once: items come, are handed out and end while it is paused and resumed. */
class ImportsAtTwoStoresIT {

    private static final String[] SETTINGS = {
        "--visage.results.bulk-wait=10ms", "--visage.imports.poll=20ms", "--visage.imports.window=10"
    };

    private static final int BATCHES = 8;
    private static final int PAUSES = 15;

    @Test
    void countEachItemOnceAndEndAll() {
        try (TestingStore one = TestingStore.start(SETTINGS);
                TestingStore two = TestingStore.start(SETTINGS);
                TestingTopics topics = TestingTopics.follow(Topic.IMAGE_UPLOADED_BULK.topicName())) {
            TestingImport first = TestingImport.create(one, topics, TERMS);
            TestingImport second = first.at(two);
            List<UserId> users =
                    IntStream.range(0, 30).mapToObj(number -> one.provision()).toList();

            CompletableFuture<Void> all = CompletableFuture.allOf(
                    CompletableFuture.runAsync(() -> register(first, users, 1)),
                    CompletableFuture.runAsync(() -> register(second, users, 2)),
                    CompletableFuture.runAsync(() -> pauseAndResume(second)));
            Set<UploadId> done = new HashSet<>();
            Awaitility.await().until(() -> {
                work(first, topics, done);
                return all.isDone() && first.counts().underWay() == 0;
            });
            all.join();

            assertThat(first.api().finish(first.importId()).block().state()).isEqualTo(ImportState.FINISHED);
            assertConsistent(first);
        }
    }

    @Test
    void makeUsersOnceWhomSeveralBatchesBringAtOnce() {
        try (TestingStore one = TestingStore.start(SETTINGS);
                TestingStore two = TestingStore.start(SETTINGS);
                TestingTopics topics = TestingTopics.follow(Topic.IMAGE_UPLOADED_BULK.topicName())) {
            TestingImport first = TestingImport.create(one, topics, TestingImport.terms(true, false, false));
            TestingImport second = TestingImport.create(two, topics, TestingImport.terms(true, false, false));
            List<UserId> users =
                    Stream.generate(TestingStore::someone).limit(30).toList();

            CompletableFuture.allOf(Stream.of(first, first.at(two), second, second.at(one))
                            .map(at -> CompletableFuture.runAsync(() -> bring(at, users)))
                            .toArray(CompletableFuture[]::new))
                    .join();

            for (TestingImport each : List.of(first, second)) {
                assertThat(each.items())
                        .extracting(ImportItem::userId, ImportItem::status)
                        .containsExactlyInAnyOrderElementsOf(users.stream()
                                .map(userId -> tuple(userId, ItemStatus.ACCEPTED))
                                .toList());
                each.api().cancel(each.importId()).block();
            }
        }
    }

    private static void bring(TestingImport at, List<UserId> users) {
        List<UserId> shuffled = new ArrayList<>(users);
        Collections.shuffle(shuffled);
        for (int from = 0; from < users.size(); from += 10) {
            at.register(shuffled.subList(from, from + 10).stream()
                    .map(user -> entry(user, "portrait"))
                    .toArray(ImportEntry[]::new));
        }
    }

    private static void register(TestingImport at, List<UserId> users, int seed) {
        Random random = new Random(seed);
        for (int batch = 0; batch < BATCHES; batch++) {
            Stream<ImportEntry> entries = random.ints(10, 0, users.size())
                    .mapToObj(user -> entry(users.get(user), "picture " + random.nextInt(3)));
            at.register(entries.toArray(ImportEntry[]::new));
        }
        at.register(entry("nobody at all", "picture"));
    }

    private static void pauseAndResume(TestingImport at) {
        for (int pause = 0; pause < PAUSES; pause++) {
            at.api().pause(at.importId()).block();
            at.api().resume(at.importId()).block();
        }
    }

    private static void work(TestingImport at, TestingTopics topics, Set<UploadId> done) {
        for (ImportItem item : at.handedOut(at.items())) {
            if (done.add(item.uploadId())) {
                topics.publishBulk(at.announced(item).done());
            }
        }
    }

    private static void assertConsistent(TestingImport ended) {
        List<ImportItem> items = ended.items();
        ImportCounts counts = ended.counts();
        assertThat(counts)
                .isEqualTo(new ImportCounts(
                        items.size(),
                        1,
                        items.size() - 1,
                        count(items, ItemStatus.APPLIED),
                        count(items, ItemStatus.SUPERSEDED),
                        0,
                        0,
                        0));
        assertThat(items).extracting(ImportItem::number).doesNotHaveDuplicates();
        assertThat(counts.applied() + counts.superseded()).isEqualTo(counts.accepted());
    }

    private static long count(List<ImportItem> items, ItemStatus status) {
        return items.stream().filter(item -> item.status() == status).count();
    }
}
