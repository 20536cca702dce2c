package dev.visage.worker.intake;

import dev.visage.worker.lane.Lane;
import java.util.Collection;
import java.util.Optional;

/**
 * Whose turn it is when a thread is free: the interactive lane's, and the bulk lane's if that has nothing. So that people who
 * are busy all day do not starve imports, bulk work that could have begun is passed over only so often; so that an interactive
 * upload soon finds a thread, bulk work never has them all. For one thread.
 */
final class Turns {

    private final int threads;
    private final int bulkThreads;
    private final int bulkEvery;
    private int busy;
    private int busyWithBulk;
    private int passedOver;

    Turns(IntakeSettings settings) {
        this.threads = settings.poolSize();
        this.bulkThreads = settings.bulkPoolSize();
        this.bulkEvery = settings.bulkEvery();
    }

    /**
     * Takes a thread, if there is one.
     *
     * @param ready the lanes that have work
     * @return for which of them
     */
    Optional<Lane> next(Collection<Lane> ready) {
        if (busy == threads) {
            return Optional.empty();
        }
        boolean interactive = ready.contains(Lane.INTERACTIVE);
        boolean bulk = ready.contains(Lane.BULK) && busyWithBulk < bulkThreads;
        if (bulk && (!interactive || passedOver + 1 >= bulkEvery)) {
            passedOver = 0;
            busyWithBulk++;
            busy++;
            return Optional.of(Lane.BULK);
        }
        if (!interactive) {
            return Optional.empty();
        }
        if (bulk) {
            passedOver++;
        }
        busy++;
        return Optional.of(Lane.INTERACTIVE);
    }

    /** A thread that was taken for this lane is free again. */
    void ended(Lane lane) {
        busy--;
        if (lane == Lane.BULK) {
            busyWithBulk--;
        }
    }
}
