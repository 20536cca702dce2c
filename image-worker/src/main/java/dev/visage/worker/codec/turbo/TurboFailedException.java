package dev.visage.worker.codec.turbo;

/** The library could not do what it was asked to, or warns that the result may not be right. */
public final class TurboFailedException extends Exception {

    private static final long serialVersionUID = 1;

    TurboFailedException(String message) {
        super(message);
    }
}
