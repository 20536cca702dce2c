package dev.visage.ingest.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.FailureException;
import dev.visage.ingest.store.DeliveryThreads;
import dev.visage.ingest.store.StoreSettings;
import dev.visage.objects.ObjectStoreUnavailableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;

class ResizedPicturesTest {

    private static final byte[] PICTURE = SamplePictures.png(100, 80);
    private static final StoreSettings STORES = new StoreSettings(
            1, 1, 1, DataSize.ofMegabytes(1), DataSize.ofMegabytes(1), DataSize.ofMegabytes(1), Duration.ofSeconds(3));
    private static final int QUEUE = 2;

    private final AtomicInteger readings = new AtomicInteger();
    private final DeliveryThreads deliveryThreads = new DeliveryThreads(STORES);
    private ResizeThreads threads = new ResizeThreads(settings(DataSize.ofMegabytes(1)), STORES);
    private ResizedPictures pictures = new ResizedPictures(settings(DataSize.ofMegabytes(1)), deliveryThreads, threads);

    @AfterEach
    void stop() {
        threads.destroy();
        deliveryThreads.destroy();
    }

    @Test
    void makesAPictureOnceForAllSpellingsOfItsSize() throws IOException {
        byte[] first = picture("a", new Box(50, null));
        int readingsForFirst = readings.get();

        assertThat(ImageIO.read(new ByteArrayInputStream(first)).getHeight()).isEqualTo(40);
        assertThat(picture("a", new Box(50, 40))).isSameAs(first);
        assertThat(picture("a", new Box(null, 40))).isSameAs(first);
        assertThat(readings).hasValue(readingsForFirst);
        assertThat(picture("b", new Box(50, null))).isNotSameAs(first);
        assertThat(readings).hasValueGreaterThan(readingsForFirst);
    }

    @Test
    void leavesAPictureAsItIsThatIsNotLargerThanAskedFor() {
        assertThat(picture("a", new Box(100, null))).isSameAs(PICTURE);
        assertThat(picture("a", new Box(1000, 800))).isSameAs(PICTURE);
    }

    @Test
    void makesAPictureOnceForAllWhoAskAtTheSameTime() {
        picture("a", new Box(1, 1));
        int readingsBefore = readings.get();
        CountDownLatch held = new CountDownLatch(1);
        List<CompletableFuture<byte[]>> asked =
                Stream.generate(() -> ask("a", new Box(50, 50), held)).limit(20).toList();
        asked.get(0).cancel(true);
        held.countDown();

        byte[] made = asked.get(1).join();

        assertThat(asked.subList(1, 20))
                .allSatisfy(one -> assertThat(one.join()).isSameAs(made));
        assertThat(readings).hasValue(readingsBefore + 1);
    }

    @Test
    void tellsWhoComesPastTheQueueToComeBack() throws InterruptedException {
        picture("a", new Box(50, 50));
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch started = new CountDownLatch(1);
        List<CompletableFuture<byte[]>> asked = new ArrayList<>();
        asked.add(pictures.picture("a", new Box(1, 50), () -> {
                    started.countDown();
                    held.await();
                    return PICTURE;
                })
                .toFuture());
        started.await();
        for (int width = 2; width < 2 + QUEUE; width++) {
            asked.add(ask("a", new Box(width, 50), held));
        }

        assertThatThrownBy(() -> picture("a", new Box(20, 50)))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        failure -> assertThat(failure.failure())
                                .isEqualTo(new Failure.Unavailable(Duration.ofSeconds(3))));
        held.countDown();
        assertThat(asked).allSatisfy(one -> assertThat(one.join()).isNotEmpty());
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(picture("a", new Box(20, 50))).isNotEmpty());
    }

    @Test
    void triesAgainAfterAFailure() {
        assertThatThrownBy(() -> pictures.picture("a", new Box(50, 50), () -> {
                            throw new ObjectStoreUnavailableException("down", new IOException("down"));
                        })
                        .block())
                .isInstanceOf(FailureException.class);

        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(picture("a", new Box(50, 50))).isNotEmpty());
    }

    @Test
    void keepsNoMoreThanThereIsRoomFor() {
        threads.destroy();
        threads = new ResizeThreads(settings(DataSize.ofBytes(0)), STORES);
        pictures = new ResizedPictures(settings(DataSize.ofBytes(0)), deliveryThreads, threads);

        await().untilAsserted(() -> {
            picture("a", new Box(50, 50));
            int readingsBefore = readings.get();
            picture("a", new Box(50, 50));
            assertThat(readings).hasValue(readingsBefore + 1);
        });
    }

    private byte[] picture(String path, Box box) {
        return request(path, box, new CountDownLatch(0)).block();
    }

    private CompletableFuture<byte[]> ask(String path, Box box, CountDownLatch held) {
        return request(path, box, held).toFuture();
    }

    private Mono<byte[]> request(String path, Box box, CountDownLatch held) {
        return pictures.picture(path, box, () -> {
            held.await();
            readings.incrementAndGet();
            return PICTURE;
        });
    }

    private static ResizeSettings settings(DataSize cache) {
        return new ResizeSettings(1, QUEUE, 4 * Box.LONGEST * Box.LONGEST, cache);
    }
}
