package dev.visage.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeyedPoolTest {

    private final KeyedPool pool = new KeyedPool(3);

    @AfterEach
    void stop() {
        pool.stop();
    }

    @Test
    void keepsTheOrderOfAKey() throws InterruptedException {
        List<Integer> order = new CopyOnWriteArrayList<>();
        CountDownLatch all = new CountDownLatch(200);
        for (int i = 0; i < 200; i++) {
            int number = i;
            pool.submit("ann", () -> {
                order.add(number);
                all.countDown();
            });
        }

        assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(order).isEqualTo(IntStream.range(0, 200).boxed().toList());
    }

    @Test
    void worksOnOtherKeysWhileOneWaits() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch others = new CountDownLatch(2);
        pool.submit("ann", () -> awaitQuietly(release));
        pool.submit("ann", others::countDown);
        pool.submit("bob", others::countDown);
        pool.submit(null, others::countDown);

        assertThat(others.await(10, TimeUnit.SECONDS)).isTrue();
        release.countDown();
    }

    @Test
    void goesOnWithAKeyAfterAnError() throws InterruptedException {
        CountDownLatch next = new CountDownLatch(1);
        pool.submit("ann", () -> {
            throw new IllegalStateException("expected by the test");
        });
        pool.submit("ann", next::countDown);

        assertThat(next.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
