package dev.visage.worker.intake;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Says once, to all threads, that it is time to stop. */
final class StopSignal {

    private final CountDownLatch given = new CountDownLatch(1);

    void give() {
        given.countDown();
    }

    boolean isGiven() {
        return given.getCount() == 0;
    }

    /** Waits for this long, or until the signal is given; whether it is. */
    boolean await(Duration atMost) throws InterruptedException {
        return given.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }
}
