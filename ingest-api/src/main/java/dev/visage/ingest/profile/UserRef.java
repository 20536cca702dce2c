package dev.visage.ingest.profile;

import dev.visage.contracts.id.UserId;
import dev.visage.ingest.failure.Failure.NotFound.Subject;
import dev.visage.ingest.failure.FailureException;

/** A user as a path names one: a number, {@code me}, or {@code @username}. */
public sealed interface UserRef {

    /** By number. */
    record Numbered(UserId userId) implements UserRef {}

    /** Whoever calls. */
    record Me() implements UserRef {}

    /** By name. */
    record Named(String username) implements UserRef {}

    /**
     * Reads a path segment.
     *
     * @throws FailureException if it can name nobody
     */
    static UserRef parse(String segment) {
        if (segment.equals("me")) {
            return new Me();
        }
        if (segment.startsWith("@") && segment.length() > 1) {
            return new Named(segment.substring(1));
        }
        try {
            return new Numbered(UserId.valueOf(segment));
        } catch (IllegalArgumentException nobody) {
            throw FailureException.notFound(Subject.USER);
        }
    }
}
