package dev.visage.health;

/** A service answers, but that it cannot work now. */
public final class NotReadyException extends Exception {

    private static final long serialVersionUID = 1;

    /**
     * @param reason for people: a sentence without the words of an exception
     */
    public NotReadyException(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
