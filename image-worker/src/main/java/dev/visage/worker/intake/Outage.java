package dev.visage.worker.intake;

import dev.visage.objects.ObjectStoreUnavailableException;
import org.apache.kafka.common.errors.RetriableException;

/** Tells failures of what we depend on, which are waited out, from failures of a record, which are not. */
final class Outage {

    private Outage() {}

    static boolean isCauseOf(Throwable failure) {
        return failure instanceof ObjectStoreUnavailableException || failure instanceof RetriableException;
    }
}
