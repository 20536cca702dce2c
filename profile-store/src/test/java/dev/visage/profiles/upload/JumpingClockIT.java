package dev.visage.profiles.upload;

import static dev.visage.profiles.SampleImages.image;
import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ImageProcessed;
import dev.visage.contracts.event.UploadOrder;
import dev.visage.contracts.event.UploadOutcome;
import dev.visage.contracts.id.UploadId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.profiles.TestingInfrastructure;
import dev.visage.profiles.TestingStore;
import dev.visage.profiles.TestingTopics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class JumpingClockIT {

    private static final int USERS = 6;
    private static final Instant MIDNIGHT = Instant.parse("2026-11-21T00:00:00Z");

    @Test
    void showsTheNewestPictureWhateverTheClockSaysAndWhereverResultsArrive() {
        Random random = new Random(7);
        try (TestingStore store = TestingStore.start(new JumpingClock());
                TestingTopics topics = TestingTopics.follow()) {
            Map<UserId, List<ImageProcessed.Succeeded>> uploads = new LinkedHashMap<>();
            for (int user = 0; user < USERS; user++) {
                UserId userId = store.provision();
                uploads.put(userId, uploads(userId));
            }
            for (List<ImageProcessed.Succeeded> arriving : uploads.values()) {
                List<ImageProcessed.Succeeded> shuffled = new ArrayList<>(arriving);
                Collections.shuffle(shuffled, random);
                shuffled.forEach(result -> topics.publish(result, random.nextInt(TestingInfrastructure.PARTITIONS)));
            }
            uploads.forEach((userId, results) -> assertNewest(store, topics, userId, results));
        }
    }

    /** Two of each millisecond. */
    private static List<ImageProcessed.Succeeded> uploads(UserId userId) {
        return LongStream.range(0, 8)
                .mapToObj(offset -> new UploadOrder(MIDNIGHT.plusMillis(offset / 2), offset))
                .map(order -> new ImageProcessed.Succeeded(UploadId.next(), userId, PictureKind.AVATAR, order, image()))
                .toList();
    }

    private static void assertNewest(
            TestingStore store, TestingTopics topics, UserId userId, List<ImageProcessed.Succeeded> results) {
        long applied = results.stream()
                .map(result -> topics.await(EventType.UPLOAD_OUTCOME, result.uploadId(), 1)
                        .get(0)
                        .data())
                .filter(UploadOutcome.Applied.class::isInstance)
                .count();
        ImageProcessed.Succeeded newest = results.stream()
                .max(Comparator.comparing(ImageProcessed.Succeeded::order))
                .orElseThrow();
        assertThat(store.profile(userId).picture(PictureKind.AVATAR)).contains(newest.image());
        assertThat(topics.await(EventType.PROFILE_CHANGED, userId, (int) applied + 1))
                .extracting(event -> event.data().version().value())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, applied + 1).boxed().toList());
    }

    /** An hour fast, then an hour slow, by turns. */
    private static final class JumpingClock extends Clock {

        private final AtomicInteger calls = new AtomicInteger();

        @Override
        public Instant instant() {
            Duration off = Duration.ofHours(calls.incrementAndGet() % 2 == 0 ? 1 : -1);
            return Instant.ofEpochMilli(System.currentTimeMillis()).plus(off);
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Z");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
