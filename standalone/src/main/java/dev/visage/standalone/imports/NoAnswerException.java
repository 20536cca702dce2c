package dev.visage.standalone.imports;

/** The server did not do what it was asked for in all the time that it was given. The message is a sentence for the user. */
final class NoAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoAnswerException(String message) {
        super(message);
    }
}
