package dev.visage.profiles.upload;

import dev.visage.contracts.event.DeadLetter;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.transaction.TransactionException;

/** Why a result could not be applied. */
enum Failure {
    /** PostgreSQL was away, or another process ended the same upload: any later attempt may succeed. */
    PASSING,
    /** What the result tells contradicts what is stored, and always will. */
    OF_THE_DATA,
    /** Nobody knows; a fault of ours, most likely. */
    UNEXPECTED;

    static Failure of(RuntimeException failure) {
        if (failure instanceof DataIntegrityViolationException) {
            return OF_THE_DATA;
        }
        boolean ofTheDatabase =
                failure instanceof DataAccessException && !(failure instanceof InvalidDataAccessApiUsageException);
        return ofTheDatabase || failure instanceof TransactionException ? PASSING : UNEXPECTED;
    }

    /** As a dead letter tells it. */
    DeadLetter.Reason reason() {
        return this == OF_THE_DATA ? DeadLetter.Reason.INAPPLICABLE : DeadLetter.Reason.FAILED;
    }
}
