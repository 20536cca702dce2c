package dev.visage.embedded.process;

import org.jspecify.annotations.Nullable;

/** The infrastructure could not be started. The message is one or more sentences that a person can act on. */
public final class InfrastructureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InfrastructureException(String message) {
        super(message);
    }

    public InfrastructureException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
