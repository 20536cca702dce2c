package dev.visage.ingest.dialect.getnative;

import dev.visage.contracts.picture.Rejection;
import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.Figures;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * A failure in GetNative's words.
 *
 * @param status the HTTP status
 * @param text what clients show
 * @param headers response headers that belong to it
 */
record GetNativeError(HttpStatus status, String text, Map<String, String> headers) {

    private GetNativeError(HttpStatus status, String text) {
        this(status, text, Map.of());
    }

    static GetNativeError of(Failure failure) {
        return failure.translate(new Failures());
    }

    private static GetNativeError required(String parameter) {
        return new GetNativeError(HttpStatus.BAD_REQUEST, "\"" + parameter + "\" is required.");
    }

    private static GetNativeError notFound() {
        return new GetNativeError(HttpStatus.NOT_FOUND, "Not found.");
    }

    private static final class Failures implements Failure.Translation<GetNativeError> {

        @Override
        public GetNativeError unauthenticated(Failure.Unauthenticated failure) {
            String text = switch (failure.problem()) {
                case MISSING -> "Authorization is required.";
                case INVALID -> "The access token is invalid.";
                case EXPIRED -> "The access token has expired.";
            };
            return new GetNativeError(HttpStatus.UNAUTHORIZED, text, Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer"));
        }

        @Override
        public GetNativeError scopeMissing(Failure.ScopeMissing failure) {
            return new GetNativeError(HttpStatus.FORBIDDEN, "The " + failure.scope() + " scope is required.");
        }

        @Override
        public GetNativeError otherUser(Failure.OtherUser failure) {
            return new GetNativeError(HttpStatus.FORBIDDEN, "The access token does not act for a user.");
        }

        @Override
        public GetNativeError notFound(Failure.NotFound failure) {
            return GetNativeError.notFound();
        }

        @Override
        public GetNativeError methodNotAllowed(Failure.MethodNotAllowed failure) {
            return new GetNativeError(
                    HttpStatus.METHOD_NOT_ALLOWED,
                    "Use " + failure.allow() + ".",
                    Map.of(HttpHeaders.ALLOW, failure.allow()));
        }

        @Override
        public GetNativeError malformed(Failure.Malformed failure) {
            boolean isBody = failure.field().equals("body") || failure.field().equals(HttpHeaders.CONTENT_TYPE);
            return new GetNativeError(
                    HttpStatus.BAD_REQUEST, isBody ? "The request body could not be parsed." : failure.sentence());
        }

        @Override
        public GetNativeError missing(Failure.Missing failure) {
            return required(failure.field());
        }

        @Override
        public GetNativeError notBase64(Failure.NotBase64 failure) {
            return new GetNativeError(
                    HttpStatus.UNPROCESSABLE_CONTENT, "\"" + failure.field() + "\" is not valid base64.");
        }

        @Override
        public GetNativeError unsupportedContentType(Failure.UnsupportedContentType failure) {
            return new GetNativeError(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send " + failure.taken() + ".");
        }

        @Override
        public GetNativeError conflict(Failure.Conflict failure) {
            return new GetNativeError(HttpStatus.CONFLICT, failure.sentence());
        }

        @Override
        public GetNativeError refused(Failure.Refused failure) {
            return failure.rejection().translate(new Rejections());
        }

        @Override
        public GetNativeError rateLimited(Failure.RateLimited failure) {
            return later(HttpStatus.TOO_MANY_REQUESTS, "Too many requests.", failure.retryAfterSeconds());
        }

        @Override
        public GetNativeError unavailable(Failure.Unavailable failure) {
            return later(
                    HttpStatus.SERVICE_UNAVAILABLE, "The service is busy; try again.", failure.retryAfterSeconds());
        }

        private static GetNativeError later(HttpStatus status, String text, String seconds) {
            return new GetNativeError(status, text, Map.of(HttpHeaders.RETRY_AFTER, seconds));
        }

        @Override
        public GetNativeError broken(Failure.Broken failure) {
            return new GetNativeError(HttpStatus.INTERNAL_SERVER_ERROR, "An internal error occurred.");
        }
    }

    private static final class Rejections implements Rejection.Translation<GetNativeError> {

        @Override
        public GetNativeError empty(Rejection.Empty rejection) {
            return required(PictureCalls.IMAGE);
        }

        @Override
        public GetNativeError notAPicture(Rejection.NotAPicture rejection) {
            return new GetNativeError(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "JPEG, PNG, GIF or WebP expected.");
        }

        @Override
        public GetNativeError unsupportedFormat(Rejection.UnsupportedFormat rejection) {
            return new GetNativeError(HttpStatus.UNSUPPORTED_MEDIA_TYPE, rejection.sentence());
        }

        @Override
        public GetNativeError tooManyBytes(Rejection.TooManyBytes rejection) {
            String limit = Figures.megabytes(rejection.limit());
            String found = rejection.found() == null ? "more than " + limit : Figures.megabytes(rejection.found());
            return new GetNativeError(
                    HttpStatus.CONTENT_TOO_LARGE, "The image is " + found + " MB; the limit is " + limit + " MB.");
        }

        @Override
        public GetNativeError tooManyPixels(Rejection.TooManyPixels rejection) {
            String found = Figures.megapixels(rejection.found());
            String limit = Figures.megapixels(rejection.limit());
            return undecodable("The image has " + found + " megapixels; the limit is " + limit + ".");
        }

        @Override
        public GetNativeError sideTooLong(Rejection.SideTooLong rejection) {
            return undecodable(rejection.sentence());
        }

        @Override
        public GetNativeError tooManyFrames(Rejection.TooManyFrames rejection) {
            return undecodable(rejection.sentence());
        }

        @Override
        public GetNativeError tooManyScans(Rejection.TooManyScans rejection) {
            return undecodable(rejection.sentence());
        }

        @Override
        public GetNativeError tooNarrow(Rejection.TooNarrow rejection) {
            return undecodable(rejection.sentence());
        }

        @Override
        public GetNativeError cropOutside(Rejection.CropOutside rejection) {
            return undecodable(rejection.sentence());
        }

        @Override
        public GetNativeError renditionsTooLarge(Rejection.RenditionsTooLarge rejection) {
            return undecodable(rejection.sentence());
        }

        @Override
        public GetNativeError undecodable(Rejection.Undecodable rejection) {
            return undecodable(
                    rejection.limitMillis() == null ? "The image could not be decoded." : rejection.sentence());
        }

        private static GetNativeError undecodable(String text) {
            return new GetNativeError(HttpStatus.UNPROCESSABLE_CONTENT, text);
        }

        @Override
        public GetNativeError sourceMissing(Rejection.SourceMissing rejection) {
            return undecodable(rejection.sentence());
        }

        @Override
        public GetNativeError unknownUser(Rejection.UnknownUser rejection) {
            return GetNativeError.notFound();
        }
    }
}
