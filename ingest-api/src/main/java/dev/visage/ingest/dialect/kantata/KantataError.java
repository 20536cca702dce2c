package dev.visage.ingest.dialect.kantata;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.visage.contracts.picture.Rejection;
import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.Figures;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * A failure in Kantata's words.
 *
 * @param status the HTTP status
 * @param error what the body says
 * @param headers response headers that belong to it
 */
record KantataError(int status, Detail error, Map<String, String> headers) {

    /** The failure of a request with this method. */
    static KantataError of(Failure failure, HttpMethod method) {
        return failure.translate(new Failures(method));
    }

    /** {@code {"errors":[{...}]}}. */
    Body body() {
        return new Body(List.of(error));
    }

    private static KantataError system(int status, String message) {
        return new KantataError(status, new Detail("system", message, null), Map.of());
    }

    private static KantataError system(int status, String message, String retryAfter) {
        return new KantataError(
                status, new Detail("system", message, null), Map.of(HttpHeaders.RETRY_AFTER, retryAfter));
    }

    private static KantataError validation(String field, String message) {
        return new KantataError(422, new Detail("validation", message, field), Map.of());
    }

    private static KantataError photo(String whatIsWrong) {
        return validation(PhotoBody.FIELD, "Profile photo attachment file " + whatIsWrong);
    }

    private static KantataError notFound() {
        return system(404, "Record not found");
    }

    /** A body with errors. */
    record Body(List<Detail> errors) {}

    /**
     * One error.
     *
     * @param type {@code oauth}, {@code validation} or {@code system}
     * @param message for people
     * @param field what is invalid; only in a validation
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Detail(String type, String message, @Nullable String field) {}

    private static final class Failures implements Failure.Translation<KantataError> {

        private static final String BLANK = "can't be blank";
        private static final String UNREADABLE = "could not be read";

        private final HttpMethod method;

        Failures(HttpMethod method) {
            this.method = method;
        }

        @Override
        public KantataError unauthenticated(Failure.Unauthenticated failure) {
            return new KantataError(
                    401,
                    new Detail("oauth", "Invalid OAuth 2 Request", null),
                    Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer"));
        }

        @Override
        public KantataError scopeMissing(Failure.ScopeMissing failure) {
            return forbidden();
        }

        @Override
        public KantataError otherUser(Failure.OtherUser failure) {
            return forbidden();
        }

        private KantataError forbidden() {
            boolean isReading = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
            return system(403, "You do not have permission to " + (isReading ? "view" : "update") + " this user.");
        }

        @Override
        public KantataError notFound(Failure.NotFound failure) {
            return KantataError.notFound();
        }

        @Override
        public KantataError methodNotAllowed(Failure.MethodNotAllowed failure) {
            return KantataError.notFound();
        }

        @Override
        public KantataError malformed(Failure.Malformed failure) {
            return system(400, failure.sentence());
        }

        @Override
        public KantataError missing(Failure.Missing failure) {
            return photo(BLANK);
        }

        @Override
        public KantataError notBase64(Failure.NotBase64 failure) {
            return photo(UNREADABLE);
        }

        @Override
        public KantataError unsupportedContentType(Failure.UnsupportedContentType failure) {
            return system(400, "The body must be " + failure.taken() + ".");
        }

        @Override
        public KantataError conflict(Failure.Conflict failure) {
            return validation("base", failure.sentence());
        }

        @Override
        public KantataError refused(Failure.Refused failure) {
            return failure.rejection().translate(new Rejections());
        }

        @Override
        public KantataError rateLimited(Failure.RateLimited failure) {
            return system(429, "Too many requests. Please try again later.", failure.retryAfterSeconds());
        }

        @Override
        public KantataError unavailable(Failure.Unavailable failure) {
            return system(503, "The service is unavailable. Please try again later.", failure.retryAfterSeconds());
        }

        @Override
        public KantataError broken(Failure.Broken failure) {
            return system(500, "A server error has occurred.");
        }
    }

    private static final class Rejections implements Rejection.Translation<KantataError> {

        private static final String OTHER_FORMAT = "must be a JPEG, PNG, GIF or WebP image";

        @Override
        public KantataError empty(Rejection.Empty rejection) {
            return photo(Failures.BLANK);
        }

        @Override
        public KantataError notAPicture(Rejection.NotAPicture rejection) {
            return photo(OTHER_FORMAT);
        }

        @Override
        public KantataError unsupportedFormat(Rejection.UnsupportedFormat rejection) {
            return photo(OTHER_FORMAT + ", not " + rejection.detected());
        }

        @Override
        public KantataError tooManyBytes(Rejection.TooManyBytes rejection) {
            return photo("must be at most " + Figures.megabytes(rejection.limit()) + " MB");
        }

        @Override
        public KantataError tooManyPixels(Rejection.TooManyPixels rejection) {
            return photo("must have at most " + Figures.megapixels(rejection.limit()) + " megapixels");
        }

        @Override
        public KantataError sideTooLong(Rejection.SideTooLong rejection) {
            return photo("must be at most " + rejection.limit() + " pixels wide and high, not " + rejection.found());
        }

        @Override
        public KantataError tooManyFrames(Rejection.TooManyFrames rejection) {
            return photo("must have at most " + rejection.limit() + " frames, not " + rejection.found());
        }

        @Override
        public KantataError tooManyScans(Rejection.TooManyScans rejection) {
            return photo("must have at most " + rejection.limit() + " scans, not " + rejection.found());
        }

        @Override
        public KantataError tooNarrow(Rejection.TooNarrow rejection) {
            return photo("must be at least " + rejection.minimum() + " pixels wide");
        }

        @Override
        public KantataError cropOutside(Rejection.CropOutside rejection) {
            return photo(Failures.UNREADABLE);
        }

        @Override
        public KantataError renditionsTooLarge(Rejection.RenditionsTooLarge rejection) {
            return photo(Failures.UNREADABLE);
        }

        @Override
        public KantataError undecodable(Rejection.Undecodable rejection) {
            return photo(
                    rejection.limitMillis() == null
                            ? Failures.UNREADABLE
                            : "must not take longer than " + rejection.limitMillis() / 1e3 + " seconds to decode");
        }

        @Override
        public KantataError sourceMissing(Rejection.SourceMissing rejection) {
            return photo(Failures.UNREADABLE);
        }

        @Override
        public KantataError unknownUser(Rejection.UnknownUser rejection) {
            return notFound();
        }
    }
}
