package dev.visage.standalone.launch;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C or SIGTERM, waited for by the thread that holds what must be stopped. The JVM goes down only once that thread
 * has closed this, or has taken longer than it may.
 */
public final class ShutdownSignal implements AutoCloseable {

    private static final long LONGEST_STOP_SECONDS = 14;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);

    private ShutdownSignal() {}

    /** Starts to listen. */
    public static ShutdownSignal install() {
        ShutdownSignal signal = new ShutdownSignal();
        Runtime.getRuntime().addShutdownHook(new Thread(signal::stop, "shutdown-signal"));
        return signal;
    }

    /** Returns when the process is asked to end. */
    public void await() throws InterruptedException {
        asked.await();
    }

    private void stop() {
        asked.countDown();
        try {
            if (!done.await(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("visage: not everything stopped in time.");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Everything is stopped. */
    @Override
    public void close() {
        done.countDown();
    }
}
