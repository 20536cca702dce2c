package dev.visage.sixth;

import dev.visage.ingest.failure.Failure;
import org.springframework.http.HttpStatus;

/** A failure in the words of {@link SixthDialect}. */
record SixthError(HttpStatus status, String text) {

    static final class OfFailure implements Failure.Translation<SixthError> {

        @Override
        public SixthError unauthenticated(Failure.Unauthenticated failure) {
            return new SixthError(HttpStatus.UNAUTHORIZED, "who are you?");
        }

        @Override
        public SixthError scopeMissing(Failure.ScopeMissing failure) {
            return new SixthError(HttpStatus.FORBIDDEN, "you may not");
        }

        @Override
        public SixthError otherUser(Failure.OtherUser failure) {
            return new SixthError(HttpStatus.FORBIDDEN, "you may not");
        }

        @Override
        public SixthError notFound(Failure.NotFound failure) {
            return new SixthError(HttpStatus.NOT_FOUND, "nothing here");
        }

        @Override
        public SixthError methodNotAllowed(Failure.MethodNotAllowed failure) {
            return new SixthError(HttpStatus.METHOD_NOT_ALLOWED, failure.allow());
        }

        @Override
        public SixthError malformed(Failure.Malformed failure) {
            return new SixthError(HttpStatus.BAD_REQUEST, failure.sentence());
        }

        @Override
        public SixthError missing(Failure.Missing failure) {
            return new SixthError(HttpStatus.BAD_REQUEST, failure.field() + " is missing");
        }

        @Override
        public SixthError notBase64(Failure.NotBase64 failure) {
            return new SixthError(HttpStatus.BAD_REQUEST, failure.field() + " is not base64");
        }

        @Override
        public SixthError unsupportedContentType(Failure.UnsupportedContentType failure) {
            return new SixthError(HttpStatus.UNSUPPORTED_MEDIA_TYPE, failure.taken());
        }

        @Override
        public SixthError conflict(Failure.Conflict failure) {
            return new SixthError(HttpStatus.CONFLICT, failure.sentence());
        }

        @Override
        public SixthError refused(Failure.Refused failure) {
            return new SixthError(
                    HttpStatus.UNPROCESSABLE_CONTENT, failure.rejection().sentence());
        }

        @Override
        public SixthError rateLimited(Failure.RateLimited failure) {
            return new SixthError(HttpStatus.TOO_MANY_REQUESTS, "slower");
        }

        @Override
        public SixthError unavailable(Failure.Unavailable failure) {
            return new SixthError(HttpStatus.SERVICE_UNAVAILABLE, "later");
        }

        @Override
        public SixthError broken(Failure.Broken failure) {
            return new SixthError(HttpStatus.INTERNAL_SERVER_ERROR, "our fault");
        }
    }
}
