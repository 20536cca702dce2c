package dev.visage.profiles.upload;

import static dev.visage.profiles.SampleImages.avatar;
import static dev.visage.profiles.TestingStore.called;
import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.Event;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ImageProcessed;
import dev.visage.contracts.event.ProfileChanged;
import dev.visage.contracts.event.UploadOrder;
import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.profiles.TestingStore;
import dev.visage.profiles.TestingTopics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeveralStoresIT {

    private static final int USERS = 5;
    private static final int UPLOADS = 20;
    private static final int EDITS = 10;

    @Test
    void endEachUploadOnceHoweverOftenAndWhereverItsResultArrives() {
        List<ImageProcessed.Succeeded> results = new ArrayList<>();
        List<UserId> users = new ArrayList<>();
        try (TestingStore one = TestingStore.start();
                TestingStore two = TestingStore.start();
                TestingTopics topics = TestingTopics.follow()) {
            for (int user = 0; user < USERS; user++) {
                UserId userId = one.provision();
                users.add(userId);
                LongStream.rangeClosed(1, UPLOADS).forEach(at -> results.add(avatar(userId, at)));
            }
            CompletableFuture<Void> edits = CompletableFuture.runAsync(() -> edit(two, users));
            publishToTwoPartitions(topics, results);
            edits.join();

            for (UserId userId : users) {
                assertConsistent(one, topics, userId, of(results, userId));
            }
        }
    }

    @Test
    void rejectEachUploadOfAnUnknownUserOnce() {
        try (TestingStore one = TestingStore.start();
                TestingStore two = TestingStore.start();
                TestingTopics topics = TestingTopics.follow()) {
            List<ImageProcessed.Succeeded> results = LongStream.rangeClosed(1, UPLOADS)
                    .mapToObj(at -> avatar(TestingStore.someone(), at))
                    .toList();
            publishToTwoPartitions(topics, results);

            for (ImageProcessed.Succeeded result : results) {
                List<Event<UploadOutcome>> outcomes = topics.await(EventType.UPLOAD_OUTCOME, result.uploadId(), 1);
                assertThat(outcomes).hasSize(1);
                for (TestingStore store : List.of(one, two)) {
                    assertThat(store.api().outcome(result.uploadId()).block())
                            .isEqualTo(outcomes.get(0).data());
                }
            }
        }
    }

    /**
     * The key puts a user's results on one partition; here they meet on different ones, as over a rebalance. Returns when
     * all of them were worked on: what was published last on each partition has its outcome.
     */
    private static void publishToTwoPartitions(TestingTopics topics, List<ImageProcessed.Succeeded> results) {
        Random random = new Random(42);
        List<ImageProcessed.Succeeded> last = new ArrayList<>();
        for (int partition = 0; partition < 2; partition++) {
            List<ImageProcessed.Succeeded> shuffled = new ArrayList<>(results);
            Collections.shuffle(shuffled, random);
            shuffled.add(avatar(TestingStore.someone(), 1));
            last.add(shuffled.get(results.size()));
            for (ImageProcessed.Succeeded result : shuffled) {
                topics.publish(result, partition);
            }
        }
        last.forEach(result -> topics.await(EventType.UPLOAD_OUTCOME, result.uploadId(), 1));
    }

    private static void edit(TestingStore store, List<UserId> users) {
        for (int edit = 0; edit < EDITS; edit++) {
            for (UserId userId : users) {
                store.provision(
                        userId, called(userId).draft().name("name " + edit).attributes());
            }
        }
    }

    private static void assertConsistent(
            TestingStore store, TestingTopics topics, UserId userId, List<ImageProcessed.Succeeded> results) {
        ImageProcessed.Succeeded newest = results.stream()
                .max(Comparator.comparing(ImageProcessed.Succeeded::order, UploadOrder::compareTo))
                .orElseThrow();
        assertThat(store.profile(userId).picture(PictureKind.AVATAR)).contains(newest.image());

        List<UploadOutcome> outcomes = results.stream()
                .map(result -> topics.await(EventType.UPLOAD_OUTCOME, result.uploadId(), 1))
                .peek(ended -> assertThat(ended).hasSize(1))
                .map(ended -> ended.get(0).data())
                .toList();
        long applied = outcomes.stream()
                .filter(UploadOutcome.Applied.class::isInstance)
                .count();
        long version = 1 + EDITS + applied;
        assertThat(store.profile(userId).version().value()).isEqualTo(version);
        assertThat(store.api().notifications(userId, 200).block().total()).isEqualTo(applied);
        assertThat(topics.await(EventType.PROFILE_CHANGED, userId, (int) version))
                .extracting(Event::data)
                .extracting(ProfileChanged::version)
                .extracting(found -> found.value())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, version).boxed().toList());
    }

    private static List<ImageProcessed.Succeeded> of(List<ImageProcessed.Succeeded> results, UserId userId) {
        return results.stream().filter(result -> result.userId().equals(userId)).toList();
    }
}
