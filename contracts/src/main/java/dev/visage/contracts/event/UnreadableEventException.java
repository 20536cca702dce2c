package dev.visage.contracts.event;

import org.jspecify.annotations.Nullable;

/** A record does not hold the event that its topic promises. Checked, because every consumer must have an answer to it. */
public final class UnreadableEventException extends Exception {

    private static final long serialVersionUID = 1;

    UnreadableEventException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
