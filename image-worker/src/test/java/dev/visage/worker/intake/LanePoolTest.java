package dev.visage.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.visage.worker.lane.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LanePoolTest {

    private final List<LanePool> pools = new ArrayList<>();
    private final CountDownLatch release = new CountDownLatch(1);
    private final List<String> begun = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        pools.forEach(LanePool::stop);
    }

    @Test
    void keepsTheOrderOfAKey() throws InterruptedException {
        LanePool pool = pool(3, 0);
        List<Integer> order = new CopyOnWriteArrayList<>();
        CountDownLatch all = new CountDownLatch(200);
        for (int i = 0; i < 200; i++) {
            int number = i;
            pool.submit(Lane.BULK, "ann", () -> {
                order.add(number);
                all.countDown();
            });
        }

        awaitAll(all);
        assertThat(order).isEqualTo(IntStream.range(0, 200).boxed().toList());
    }

    @Test
    void worksOnOtherKeysWhileOneWaits() throws InterruptedException {
        LanePool pool = pool(3, 0);
        CountDownLatch others = new CountDownLatch(2);
        pool.submit(Lane.INTERACTIVE, "ann", this::awaitRelease);
        pool.submit(Lane.INTERACTIVE, "ann", () -> begun.add("ann"));
        pool.submit(Lane.INTERACTIVE, "bob", others::countDown);
        pool.submit(Lane.INTERACTIVE, null, others::countDown);

        awaitAll(others);
        assertThat(begun).isEmpty();
        release.countDown();
        await().until(() -> begun.contains("ann"));
    }

    @Test
    void letsNoLaneWaitForAKeyOfTheOther() throws InterruptedException {
        LanePool pool = pool(2, 0);
        CountDownLatch other = new CountDownLatch(1);
        pool.submit(Lane.BULK, "ann", this::awaitRelease);
        pool.submit(Lane.INTERACTIVE, "ann", other::countDown);

        awaitAll(other);
    }

    @Test
    void goesOnWithAKeyAfterAnError() throws InterruptedException {
        LanePool pool = pool(1, 0);
        CountDownLatch next = new CountDownLatch(1);
        pool.submit(Lane.INTERACTIVE, "ann", () -> {
            throw new IllegalStateException("expected by the test");
        });
        pool.submit(Lane.INTERACTIVE, "ann", next::countDown);

        awaitAll(next);
    }

    @Test
    void takesInteractiveWorkNextHoweverMuchBulkWorkWaits() throws InterruptedException {
        LanePool pool = pool(1, 0);
        CountDownLatch all = new CountDownLatch(101);
        pool.submit(Lane.BULK, "running", this::awaitRelease);
        for (int i = 0; i < 100; i++) {
            pool.submit(Lane.BULK, "user " + i, () -> begin("bulk", all));
        }
        pool.submit(Lane.INTERACTIVE, "ann", () -> begin("interactive", all));

        release.countDown();

        awaitAll(all);
        assertThat(begun.get(0)).isEqualTo("interactive");
    }

    @Test
    void keepsAThreadForInteractiveWorkHoweverMuchBulkWorkHangs() throws InterruptedException {
        LanePool pool = pool(3, 2);
        CountDownLatch interactive = new CountDownLatch(5);
        for (int i = 0; i < 10; i++) {
            pool.submit(Lane.BULK, "user " + i, () -> {
                begun.add("bulk");
                awaitRelease();
            });
        }
        await().until(() -> begun.size() == 2);

        for (int i = 0; i < 5; i++) {
            pool.submit(Lane.INTERACTIVE, "user " + i, interactive::countDown);
        }

        awaitAll(interactive);
        assertThat(begun).containsExactly("bulk", "bulk");
    }

    @Test
    void givesBulkWorkOneTurnInTenWhilePeopleNeverPause() throws InterruptedException {
        LanePool pool = pool(1, 0);
        CountDownLatch all = new CountDownLatch(110);
        pool.submit(Lane.INTERACTIVE, "running", this::awaitRelease);
        for (int i = 0; i < 10; i++) {
            pool.submit(Lane.BULK, "user " + i, () -> begin("bulk", all));
        }
        for (int i = 0; i < 100; i++) {
            pool.submit(Lane.INTERACTIVE, "user " + i, () -> begin("interactive", all));
        }

        release.countDown();

        awaitAll(all);
        for (int turn = 10; turn <= 100; turn += 10) {
            assertThat(Collections.frequency(begun.subList(0, turn), "bulk")).isEqualTo(turn / 10);
        }
    }

    @Test
    void interruptsAndForgetsALaneThatIsDroppedAndLeavesTheOther() throws InterruptedException {
        LanePool pool = pool(3, 2);
        CountDownLatch working = new CountDownLatch(2);
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch next = new CountDownLatch(1);
        CountDownLatch interactive = new CountDownLatch(1);
        pool.submit(Lane.BULK, "ann", () -> {
            working.countDown();
            try {
                release.await();
            } catch (InterruptedException stopped) {
                interrupted.countDown();
            }
        });
        pool.submit(Lane.BULK, "ann", () -> begun.add("forgotten"));
        pool.submit(Lane.INTERACTIVE, "ann", () -> {
            working.countDown();
            awaitRelease();
            interactive.countDown();
        });
        awaitAll(working);

        pool.drop(Lane.BULK);
        pool.submit(Lane.BULK, "ann", next::countDown);

        awaitAll(interrupted);
        awaitAll(next);
        assertThat(begun).isEmpty();
        assertThat(interactive.getCount()).isOne();
        release.countDown();
        awaitAll(interactive);
    }

    private LanePool pool(int threads, int bulkThreads) {
        LanePool pool = new LanePool(new IntakeSettings(
                threads, bulkThreads, 10, 4, 3, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO));
        pools.add(pool);
        return pool;
    }

    private void begin(String lane, CountDownLatch all) {
        begun.add(lane);
        all.countDown();
    }

    private static void awaitAll(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private void awaitRelease() {
        try {
            release.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
