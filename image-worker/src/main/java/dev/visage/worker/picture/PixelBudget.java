package dev.visage.worker.picture;

import dev.visage.worker.lane.Lane;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the pixels held at one time, so memory does not depend on what arrives together. First come, first served within a
 * lane. Interactive pictures go before bulk ones, though not for ever; and those hold no more than half, but for one that is
 * larger by itself.
 */
final class PixelBudget {

    private static final long PIXELS_PER_PERMIT = 1000;

    /** How many interactive pictures may go before a bulk one that waits. */
    private static final int OVERTAKING = 9;

    private final int permits;
    private final Map<Lane, Deque<Claim>> waiting = new EnumMap<>(Lane.class);
    private int taken;
    private int takenByBulk;
    private int overtaken;

    /** A picture that waits; told from others of its size. */
    private static final class Claim {

        private final int permits;
        private final Lane lane;

        private Claim(int permits, Lane lane) {
            this.permits = permits;
            this.lane = lane;
        }
    }

    PixelBudget(long pixels) {
        this.permits = (int) Math.min(Integer.MAX_VALUE, 1 + pixels / PIXELS_PER_PERMIT);
        for (Lane lane : Lane.values()) {
            waiting.put(lane, new ArrayDeque<>());
        }
    }

    /** Waits for room; a picture larger than the whole budget waits until it is alone. */
    synchronized void take(long pixels, Lane lane) throws InterruptedException {
        Claim claim = new Claim(permits(pixels), lane);
        queue(lane).add(claim);
        try {
            while (!isNext(claim)) {
                wait();
            }
            grant(claim);
        } finally {
            queue(lane).remove(claim);
            notifyAll();
        }
    }

    /** How much is taken, in permits of a thousand pixels. */
    synchronized int taken() {
        return taken;
    }

    /** How much there is in all, in the same permits. */
    int size() {
        return permits;
    }

    synchronized void giveBack(long pixels, Lane lane) {
        taken -= permits(pixels);
        if (lane == Lane.BULK) {
            takenByBulk -= permits(pixels);
        }
        notifyAll();
    }

    private boolean isNext(Claim claim) {
        return queue(claim.lane).peek() == claim
                && claim.permits <= permits - taken
                && (claim.lane == Lane.BULK) == isBulksTurn();
    }

    private boolean isBulksTurn() {
        return hasRoomInItsHalf(queue(Lane.BULK).peek())
                && (queue(Lane.INTERACTIVE).isEmpty() || overtaken >= OVERTAKING);
    }

    private boolean hasRoomInItsHalf(@Nullable Claim bulk) {
        return bulk != null && (takenByBulk == 0 || bulk.permits <= permits / 2 - takenByBulk);
    }

    private void grant(Claim claim) {
        taken += claim.permits;
        if (claim.lane == Lane.BULK) {
            takenByBulk += claim.permits;
            overtaken = 0;
        } else if (hasRoomInItsHalf(queue(Lane.BULK).peek())) {
            overtaken++;
        }
    }

    private Deque<Claim> queue(Lane lane) {
        return Objects.requireNonNull(waiting.get(lane));
    }

    private int permits(long pixels) {
        return (int) Math.min(permits, 1 + pixels / PIXELS_PER_PERMIT);
    }
}
