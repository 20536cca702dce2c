package dev.visage.worker.picture;

/** An engine could not work on a picture that it took; the verdict is the next engine's. */
final class EngineFailedException extends Exception {

    private static final long serialVersionUID = 1;

    EngineFailedException(String message) {
        super(message);
    }
}
