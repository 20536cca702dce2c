package dev.visage.worker.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.visage.worker.lane.Lane;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PixelBudgetTest {

    private final PixelBudget budget = new PixelBudget(10_000_000);

    @Test
    void givesNoMoreThanItHas() throws InterruptedException {
        budget.take(6_000_000, Lane.INTERACTIVE);
        Thread waiting = taking(6_000_000, Lane.INTERACTIVE, () -> {});
        await().until(() -> waiting.getState() == Thread.State.WAITING);

        assertThat(budget.taken()).isBetween(6_000, 6_001);
        assertThat(budget.size()).isBetween(10_000, 10_001);
        budget.giveBack(6_000_000, Lane.INTERACTIVE);
        waiting.join();
        assertThat(budget.taken()).isBetween(6_000, 6_001);
    }

    @Test
    void letsNoSmallOneOvertakeALargeOne() throws InterruptedException {
        List<String> order = new CopyOnWriteArrayList<>();
        budget.take(6_000_000, Lane.INTERACTIVE);
        Thread large = taking(9_000_000, Lane.INTERACTIVE, () -> order.add("large"));
        await().until(() -> large.getState() == Thread.State.WAITING);
        Thread small = taking(1_000_000, Lane.INTERACTIVE, () -> order.add("small"));
        await().until(() -> small.getState() == Thread.State.WAITING);

        budget.giveBack(6_000_000, Lane.INTERACTIVE);
        large.join();
        budget.giveBack(9_000_000, Lane.INTERACTIVE);
        small.join();

        assertThat(order).containsExactly("large", "small");
    }

    @Test
    void takesAllForAPictureThatIsLargerThanAll() throws InterruptedException {
        budget.take(1_000_000_000_000L, Lane.INTERACTIVE);

        assertThat(budget.taken()).isEqualTo(budget.size());
        budget.giveBack(1_000_000_000_000L, Lane.INTERACTIVE);
        assertThat(budget.taken()).isZero();
    }

    @Test
    void stopsWaitingWhenItIsInterrupted() throws InterruptedException {
        AtomicBoolean taken = new AtomicBoolean();
        budget.take(10_000_000, Lane.INTERACTIVE);
        Thread waiting = taking(1_000, Lane.INTERACTIVE, () -> taken.set(true));
        await().until(() -> waiting.getState() == Thread.State.WAITING);

        waiting.interrupt();
        waiting.join();

        assertThat(taken).isFalse();
        budget.giveBack(10_000_000, Lane.INTERACTIVE);
        assertThat(budget.taken()).isZero();
    }

    @Test
    void givesBulkPicturesNoMoreThanHalf() throws InterruptedException {
        budget.take(3_000_000, Lane.BULK);
        Thread bulk = taking(3_000_000, Lane.BULK, () -> {});
        await().until(() -> bulk.getState() == Thread.State.WAITING);

        budget.take(5_000_000, Lane.INTERACTIVE);

        await().until(() -> bulk.getState() == Thread.State.WAITING);
        assertThat(budget.taken()).isBetween(8_000, 8_002);
        budget.giveBack(3_000_000, Lane.BULK);
        bulk.join();
        assertThat(budget.taken()).isBetween(8_000, 8_002);
    }

    @Test
    void givesABulkPictureMoreThanHalfIfItIsTheOnlyOne() throws InterruptedException {
        budget.take(9_000_000, Lane.BULK);

        assertThat(budget.taken()).isBetween(9_000, 9_001);
    }

    @Test
    void letsAnInteractivePictureOvertakeABulkOne() throws InterruptedException {
        budget.take(6_000_000, Lane.INTERACTIVE);
        Thread bulk = taking(9_000_000, Lane.BULK, () -> {});
        await().until(() -> bulk.getState() == Thread.State.WAITING);

        budget.take(1_000_000, Lane.INTERACTIVE);

        await().until(() -> bulk.getState() == Thread.State.WAITING);
        assertThat(budget.taken()).isBetween(7_000, 7_002);
        budget.giveBack(6_000_000, Lane.INTERACTIVE);
        budget.giveBack(1_000_000, Lane.INTERACTIVE);
        bulk.join();
    }

    @Test
    void doesNotLetBulkPicturesBeOvertakenForEver() throws InterruptedException {
        budget.take(6_000_000, Lane.INTERACTIVE);
        Thread bulk = taking(5_000_000, Lane.BULK, () -> {});
        await().until(() -> bulk.getState() == Thread.State.WAITING);
        for (int i = 0; i < 9; i++) {
            budget.take(1_000_000, Lane.INTERACTIVE);
            budget.giveBack(1_000_000, Lane.INTERACTIVE);
        }

        Thread tenth = taking(1_000_000, Lane.INTERACTIVE, () -> {});
        await().until(() -> tenth.getState() == Thread.State.WAITING);

        budget.giveBack(6_000_000, Lane.INTERACTIVE);
        bulk.join();
        tenth.join();
        assertThat(budget.taken()).isBetween(6_000, 6_002);
    }

    @Test
    void letsInteractivePicturesGoOnWhenTheBulkOneThatWasNextIsGone() throws InterruptedException {
        budget.take(6_000_000, Lane.INTERACTIVE);
        Thread bulk = taking(5_000_000, Lane.BULK, () -> {});
        await().until(() -> bulk.getState() == Thread.State.WAITING);
        for (int i = 0; i < 9; i++) {
            budget.take(1_000_000, Lane.INTERACTIVE);
            budget.giveBack(1_000_000, Lane.INTERACTIVE);
        }
        Thread tenth = taking(1_000_000, Lane.INTERACTIVE, () -> {});
        await().until(() -> tenth.getState() == Thread.State.WAITING);

        bulk.interrupt();

        tenth.join();
        assertThat(budget.taken()).isBetween(7_000, 7_002);
    }

    private Thread taking(long pixels, Lane lane, Runnable then) {
        Thread thread = new Thread(() -> {
            try {
                budget.take(pixels, lane);
                then.run();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        thread.start();
        return thread;
    }
}
