package dev.visage.worker.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PixelBudgetTest {

    private final PixelBudget budget = new PixelBudget(10_000_000);

    @Test
    void givesNoMoreThanItHas() throws InterruptedException {
        budget.take(6_000_000);
        Thread waiting = taking(6_000_000, () -> {});
        await().until(() -> waiting.getState() == Thread.State.WAITING);

        assertThat(budget.taken()).isBetween(6_000, 6_001);
        assertThat(budget.size()).isBetween(10_000, 10_001);
        budget.giveBack(6_000_000);
        waiting.join();
        assertThat(budget.taken()).isBetween(6_000, 6_001);
    }

    @Test
    void letsNoSmallOneOvertakeALargeOne() throws InterruptedException {
        List<String> order = new CopyOnWriteArrayList<>();
        budget.take(6_000_000);
        Thread large = taking(9_000_000, () -> order.add("large"));
        await().until(() -> large.getState() == Thread.State.WAITING);
        Thread small = taking(1_000_000, () -> order.add("small"));
        await().until(() -> small.getState() == Thread.State.WAITING);

        budget.giveBack(6_000_000);
        large.join();
        budget.giveBack(9_000_000);
        small.join();

        assertThat(order).containsExactly("large", "small");
    }

    @Test
    void takesAllForAPictureThatIsLargerThanAll() throws InterruptedException {
        budget.take(1_000_000_000_000L);

        assertThat(budget.taken()).isEqualTo(budget.size());
        budget.giveBack(1_000_000_000_000L);
        assertThat(budget.taken()).isZero();
    }

    @Test
    void stopsWaitingWhenItIsInterrupted() throws InterruptedException {
        AtomicBoolean taken = new AtomicBoolean();
        budget.take(10_000_000);
        Thread waiting = taking(1_000, () -> taken.set(true));
        await().until(() -> waiting.getState() == Thread.State.WAITING);

        waiting.interrupt();
        waiting.join();

        assertThat(taken).isFalse();
        budget.giveBack(10_000_000);
        assertThat(budget.taken()).isZero();
    }

    private Thread taking(long pixels, Runnable then) {
        Thread thread = new Thread(() -> {
            try {
                budget.take(pixels);
                then.run();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        thread.start();
        return thread;
    }
}
