package dev.visage.standalone.launch;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Ctrl-C or SIGTERM, for the thread that holds what must be stopped: it is interrupted, whatever it does or waits for,
 * and the JVM goes down only once it has closed this, or has taken longer than it may.
 */
public final class ShutdownSignal implements AutoCloseable {

    private static final long LONGEST_STOP_SECONDS = 14;

    private final Thread holder = Thread.currentThread();
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean asked;

    private ShutdownSignal() {}

    /** Starts to listen on behalf of the calling thread. */
    public static ShutdownSignal install() {
        ShutdownSignal signal = new ShutdownSignal();
        Runtime.getRuntime().addShutdownHook(new Thread(signal::stop, "shutdown-signal"));
        return signal;
    }

    /** Returns when the process is asked to end; the holder is no longer interrupted then. */
    public void await() {
        while (!asked) {
            LockSupport.park(this);
        }
        Thread.interrupted();
    }

    private void stop() {
        if (done.getCount() == 0) {
            return;
        }
        holder.interrupt();
        asked = true;
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
