package dev.visage.ingest.dialect.appnet;

import dev.visage.contracts.picture.Rejection;
import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.Figures;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * A failure in App.net's words.
 *
 * @param code the HTTP status, repeated in the body
 * @param message what clients show
 * @param slug the error's name for programs; null for most
 * @param headers response headers that belong to it
 */
record AppNetError(int code, String message, @Nullable String slug, Map<String, String> headers) {

    private AppNetError(int code, String message) {
        this(code, message, null, Map.of());
    }

    static AppNetError of(Failure failure) {
        return failure.translate(new Failures());
    }

    /** The body, which has no data. */
    Envelope envelope() {
        return new Envelope(
                null, new Envelope.Meta(code, message, slug, UUID.randomUUID().toString()));
    }

    private static AppNetError badRequest(String what) {
        return new AppNetError(400, "Bad Request: " + what);
    }

    private static final class Failures implements Failure.Translation<AppNetError> {

        /** In seconds: when others are done who change the same profile. */
        private static final String SOON = "1";

        private static final String UNAUTHENTICATED = "Call requires authentication: ";

        @Override
        public AppNetError unauthenticated(Failure.Unauthenticated failure) {
            return switch (failure.problem()) {
                case MISSING -> challenge("This view requires authentication and no token was provided.", null);
                case INVALID -> challenge("Invalid token.", "invalid-token");
                case EXPIRED -> challenge("Token has expired.", "token-expired");
            };
        }

        private static AppNetError challenge(String what, @Nullable String slug) {
            return new AppNetError(401, UNAUTHENTICATED + what, slug, Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer"));
        }

        @Override
        public AppNetError scopeMissing(Failure.ScopeMissing failure) {
            return forbidden(
                    "The " + failure.scope() + " scope is required.",
                    Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\""));
        }

        @Override
        public AppNetError otherUser(Failure.OtherUser failure) {
            return forbidden("Only users/me can be updated.", Map.of());
        }

        private static AppNetError forbidden(String why, Map<String, String> headers) {
            return new AppNetError(403, "Forbidden: " + why, "not-authorized", headers);
        }

        @Override
        public AppNetError notFound(Failure.NotFound failure) {
            return failure.subject() == Failure.NotFound.Subject.USER
                    ? noSuchUser()
                    : new AppNetError(404, "Not Found: There is nothing here.");
        }

        static AppNetError noSuchUser() {
            return new AppNetError(404, "Not Found: No such user.");
        }

        @Override
        public AppNetError methodNotAllowed(Failure.MethodNotAllowed failure) {
            return new AppNetError(
                    405,
                    "Method Not Allowed: Use " + failure.allow() + ".",
                    null,
                    Map.of(HttpHeaders.ALLOW, failure.allow()));
        }

        @Override
        public AppNetError malformed(Failure.Malformed failure) {
            return badRequest(failure.sentence());
        }

        @Override
        public AppNetError missing(Failure.Missing failure) {
            return badRequest(failure.field() + " is required");
        }

        @Override
        public AppNetError notBase64(Failure.NotBase64 failure) {
            return badRequest(failure.field() + " is not valid base64");
        }

        @Override
        public AppNetError unsupportedContentType(Failure.UnsupportedContentType failure) {
            return badRequest("The body must be " + failure.taken());
        }

        @Override
        public AppNetError rateLimited(Failure.RateLimited failure) {
            return tooManyRequests(failure.retryAfterSeconds());
        }

        @Override
        public AppNetError conflict(Failure.Conflict failure) {
            return tooManyRequests(SOON);
        }

        @Override
        public AppNetError refused(Failure.Refused failure) {
            return failure.rejection().translate(new Rejections());
        }

        @Override
        public AppNetError unavailable(Failure.Unavailable failure) {
            return tooManyRequests(failure.retryAfterSeconds());
        }

        private static AppNetError tooManyRequests(String seconds) {
            return new AppNetError(429, "Too many requests", null, Map.of(HttpHeaders.RETRY_AFTER, seconds));
        }

        @Override
        public AppNetError broken(Failure.Broken failure) {
            return new AppNetError(500, "Internal Server Error");
        }
    }

    private static final class Rejections implements Rejection.Translation<AppNetError> {

        private static final AppNetError NOT_TAKEN = badRequest("Not a JPEG, PNG, GIF or WebP image");

        @Override
        public AppNetError empty(Rejection.Empty rejection) {
            return badRequest("Empty file uploaded");
        }

        @Override
        public AppNetError notAPicture(Rejection.NotAPicture rejection) {
            return NOT_TAKEN;
        }

        @Override
        public AppNetError unsupportedFormat(Rejection.UnsupportedFormat rejection) {
            return badRequest("Not a JPEG, PNG, GIF or WebP image, but " + rejection.detected());
        }

        @Override
        public AppNetError tooManyBytes(Rejection.TooManyBytes rejection) {
            return badRequest(PictureTerms.tooLong(rejection.limit()));
        }

        @Override
        public AppNetError tooManyPixels(Rejection.TooManyPixels rejection) {
            return badRequest("The image has more than " + Figures.megapixels(rejection.limit()) + " megapixels");
        }

        @Override
        public AppNetError sideTooLong(Rejection.SideTooLong rejection) {
            return badRequest(
                    "The image has a side of " + rejection.found() + " pixels, and not at most " + rejection.limit());
        }

        @Override
        public AppNetError tooManyFrames(Rejection.TooManyFrames rejection) {
            return badRequest("The image has " + rejection.found() + " frames, and not at most " + rejection.limit());
        }

        @Override
        public AppNetError tooManyScans(Rejection.TooManyScans rejection) {
            return badRequest("The image has " + rejection.found() + " scans, and not at most " + rejection.limit());
        }

        @Override
        public AppNetError tooNarrow(Rejection.TooNarrow rejection) {
            return badRequest("Cover must be at least " + rejection.minimum() + " pixels wide");
        }

        @Override
        public AppNetError cropOutside(Rejection.CropOutside rejection) {
            return badRequest(rejection.sentence());
        }

        @Override
        public AppNetError renditionsTooLarge(Rejection.RenditionsTooLarge rejection) {
            return badRequest(rejection.sentence());
        }

        @Override
        public AppNetError undecodable(Rejection.Undecodable rejection) {
            return badRequest(
                    rejection.limitMillis() == null
                            ? "The image could not be decoded"
                            : "The image takes longer to decode than " + rejection.limitMillis() / 1e3 + " seconds");
        }

        @Override
        public AppNetError sourceMissing(Rejection.SourceMissing rejection) {
            return badRequest(rejection.sentence());
        }

        @Override
        public AppNetError unknownUser(Rejection.UnknownUser rejection) {
            return Failures.noSuchUser();
        }
    }
}
