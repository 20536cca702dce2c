package dev.visage.ingest.failure;

import dev.visage.contracts.picture.Rejection;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;

/** Why a request is not answered as it asks. Dialects translate failures; they never invent one. */
public sealed interface Failure {

    /** Hands this failure to the case for its kind; a new kind does not compile until every dialect has it. */
    <T> T translate(Translation<T> translation);

    /** What each kind of failure becomes in a dialect. */
    interface Translation<T> {
        T unauthenticated(Unauthenticated failure);

        T scopeMissing(ScopeMissing failure);

        T otherUser(OtherUser failure);

        T notFound(NotFound failure);

        T methodNotAllowed(MethodNotAllowed failure);

        T malformed(Malformed failure);

        T missing(Missing failure);

        T notBase64(NotBase64 failure);

        T unsupportedContentType(UnsupportedContentType failure);

        T conflict(Conflict failure);

        T refused(Refused failure);

        T rateLimited(RateLimited failure);

        T unavailable(Unavailable failure);

        T broken(Broken failure);
    }

    private static String wholeSeconds(Duration time) {
        return Long.toString(time.plusSeconds(1).minusNanos(1).toSeconds());
    }

    /** What is wrong with the caller's token. */
    enum TokenProblem {
        MISSING,
        INVALID,
        EXPIRED
    }

    /** Nobody can tell who calls. */
    record Unauthenticated(TokenProblem problem) implements Failure {
        @Override
        public <T> T translate(Translation<T> translation) {
            return translation.unauthenticated(this);
        }
    }

    /**
     * The token does not hold the scope that the call needs.
     *
     * @param scope by its name in tokens
     */
    record ScopeMissing(String scope) implements Failure {
        @Override
        public <T> T translate(Translation<T> translation) {
            return translation.scopeMissing(this);
        }
    }

    /** The call concerns a user for whom the token does not act. */
    record OtherUser() implements Failure {
        @Override
        public <T> T translate(Translation<T> translation) {
            return translation.otherUser(this);
        }
    }

    /** What the call names does not exist. */
    record NotFound(Subject subject) implements Failure {

        /** What can be missing. */
        public enum Subject {
            ROUTE,
            USER,
            UPLOAD,
            PICTURE,
            NOTIFICATION,
            IMPORT,
            WEBHOOK,
            DELIVERY
        }

        @Override
        public <T> T translate(Translation<T> translation) {
            return translation.notFound(this);
        }
    }

    /** The route exists, but not for this method. */
    record MethodNotAllowed(Set<HttpMethod> allowed) implements Failure {

        /** The methods as the header {@code Allow} names them. */
        public String allow() {
            return allowed.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));
        }

        @Override
        public <T> T translate(Translation<T> translation) {
            return translation.methodNotAllowed(this);
        }
    }

    /**
     * The request cannot be read.
     *
     * @param field the part of it that is at fault, by its name in the request
     * @param sentence what is wrong with that part
     */
    record Malformed(String field, String sentence) implements Failure {
        @Override
        public <T> T translate(Translation<T> translation) {
            return translation.malformed(this);
        }
    }

    /**
     * The request lacks what it must have.
     *
     * @param field the part of it that is missing, by its name in the request
     */
    record Missing(String field) implements Failure {
        @Override
        public <T> T translate(Translation<T> translation) {
            return translation.missing(this);
        }
    }

    /**
     * A text that must be base64, or a data URI of it, is not.
     *
     * @param field the part of the request that holds it, by its name there
     */
    record NotBase64(String field) implements Failure {
        @Override
        public <T> T translate(Translation<T> translation) {
            return translation.notBase64(this);
        }
    }

    /**
     * The body is wrapped in a way that the call does not take.
     *
     * @param taken the content types that it does take, for people
     */
    record UnsupportedContentType(String taken) implements Failure {
        @Override
        public <T> T translate(Translation<T> translation) {
            return translation.unsupportedContentType(this);
        }
    }

    /** The request contradicts what is stored. */
    record Conflict(String sentence) implements Failure {
        @Override
        public <T> T translate(Translation<T> translation) {
            return translation.conflict(this);
        }
    }

    /** The upload is not taken. */
    record Refused(Rejection rejection) implements Failure {
        @Override
        public <T> T translate(Translation<T> translation) {
            return translation.refused(this);
        }
    }

    /**
     * The caller has made more calls than they may.
     *
     * @param policy the name of the limit that is used up
     * @param limit how many calls it allows
     * @param period in which time
     */
    record RateLimited(String policy, long limit, Duration period, Duration retryAfter) implements Failure {

        /** The time to wait as the header {@code Retry-After} tells it. */
        public String retryAfterSeconds() {
            return wholeSeconds(retryAfter);
        }

        @Override
        public <T> T translate(Translation<T> translation) {
            return translation.rateLimited(this);
        }
    }

    /** Something that the call needs is down or full; the same call may succeed later. */
    record Unavailable(Duration retryAfter) implements Failure {

        /** The time to wait as the header {@code Retry-After} tells it. */
        public String retryAfterSeconds() {
            return wholeSeconds(retryAfter);
        }

        @Override
        public <T> T translate(Translation<T> translation) {
            return translation.unavailable(this);
        }
    }

    /** A fault of ours; the log says which. */
    record Broken() implements Failure {
        @Override
        public <T> T translate(Translation<T> translation) {
            return translation.broken(this);
        }
    }
}
