package dev.visage.worker.picture;

import java.util.concurrent.Semaphore;

/** Bounds the pixels held at one time, so memory does not depend on what arrives together. First come, first served. */
final class PixelBudget {

    private static final long PIXELS_PER_PERMIT = 1000;

    private final int permits;
    private final Semaphore free;

    PixelBudget(long pixels) {
        this.permits = (int) Math.min(Integer.MAX_VALUE, 1 + pixels / PIXELS_PER_PERMIT);
        this.free = new Semaphore(permits, true);
    }

    /** Waits for room; a picture larger than the whole budget waits until it is alone. */
    void take(long pixels) throws InterruptedException {
        free.acquire(permits(pixels));
    }

    /** How much is taken, in permits of a thousand pixels. */
    int taken() {
        return permits - free.availablePermits();
    }

    /** How much there is in all, in the same permits. */
    int size() {
        return permits;
    }

    void giveBack(long pixels) {
        free.release(permits(pixels));
    }

    private int permits(long pixels) {
        return (int) Math.min(permits, 1 + pixels / PIXELS_PER_PERMIT);
    }
}
