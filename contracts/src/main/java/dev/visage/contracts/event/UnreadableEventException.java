package dev.visage.contracts.event;

import org.jspecify.annotations.Nullable;

/** A record does not hold the event that its topic promises. Checked, because every consumer must have an answer to it. */
public final class UnreadableEventException extends Exception {

    private static final long serialVersionUID = 1;

    private final DeadLetter.Reason reason;

    UnreadableEventException(DeadLetter.Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** What is wrong with it, as a dead letter tells it. */
    public DeadLetter.Reason reason() {
        return reason;
    }
}
