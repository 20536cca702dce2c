package dev.visage.profiles.upload;

/** A result cannot be applied by any number of attempts, through a fault of its own. */
final class InapplicableResultException extends RuntimeException {

    private static final long serialVersionUID = 1;

    InapplicableResultException(RuntimeException cause) {
        super("The result cannot be applied.", cause);
    }
}
