package dev.visage.embedded.process;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for a state that nothing announces. */
public final class Waiting {

    private static final long INTERVAL_MILLIS = 30;

    private Waiting() {}

    /**
     * Asks until the condition holds or the time is up.
     *
     * @return whether the condition came to hold
     * @throws InfrastructureException if the thread is interrupted
     */
    public static boolean until(BooleanSupplier condition, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline >= 0) {
                return false;
            }
            try {
                Thread.sleep(INTERVAL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InfrastructureException("The start was interrupted.", e);
            }
        }
        return true;
    }
}
