package dev.visage.worker.intake;

import dev.visage.objects.ObjectStore;
import dev.visage.objects.ObjectStoreUnavailableException;
import java.time.Duration;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Tells failures of what we depend on, which are waited out, from failures of one record, which are not. An object store that
 * for long has answered, but not about what the record is in need of, would hold back the record's partition for ever: that
 * is a failure of the record.
 */
final class Outage {

    private final ObjectStore objects;
    private final long patience;
    private boolean begun;
    private long began;

    /**
     * @param patience how long a store that answers is waited for
     */
    Outage(ObjectStore objects, Duration patience) {
        this.objects = objects;
        this.patience = patience.toNanos();
    }

    boolean isCauseOf(Throwable failure) {
        return failure instanceof ObjectStoreUnavailableException
                ? isStoreAway()
                : failure instanceof RetriableException;
    }

    private boolean isStoreAway() {
        long now = System.nanoTime();
        if (!begun) {
            begun = true;
            began = now;
        }
        if (now - began <= patience) {
            return true;
        }
        try {
            objects.check();
            return false;
        } catch (ObjectStoreUnavailableException away) {
            // it has not answered all the time, and begins anew
            began = now;
            return true;
        }
    }
}
