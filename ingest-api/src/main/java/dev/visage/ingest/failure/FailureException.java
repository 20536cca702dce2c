package dev.visage.ingest.failure;

import dev.visage.contracts.picture.Rejection;
import org.jspecify.annotations.Nullable;

/** Carries a failure to the dialect that answers it. */
public final class FailureException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Failure failure;

    public FailureException(Failure failure) {
        this(failure, null);
    }

    /** With the private reason, which goes to the log only. */
    public FailureException(Failure failure, @Nullable Throwable cause) {
        super(failure.toString(), cause, false, cause != null);
        this.failure = failure;
    }

    /** An upload that is not taken. */
    public static FailureException refused(Rejection rejection) {
        return new FailureException(new Failure.Refused(rejection));
    }

    /** A request that cannot be read. */
    public static FailureException malformed(String field, String sentence) {
        return new FailureException(new Failure.Malformed(field, sentence));
    }

    /** A request that lacks what it must have. */
    public static FailureException missing(String field) {
        return new FailureException(new Failure.Missing(field));
    }

    /** Something that does not exist. */
    public static FailureException notFound(Failure.NotFound.Subject subject) {
        return new FailureException(new Failure.NotFound(subject));
    }

    /** What went wrong, for the dialect. */
    public Failure failure() {
        return failure;
    }
}
