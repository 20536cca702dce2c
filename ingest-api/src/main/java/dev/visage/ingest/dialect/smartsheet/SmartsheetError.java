package dev.visage.ingest.dialect.smartsheet;

import dev.visage.contracts.picture.Rejection;
import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.Failure.NotFound.Subject;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * A row of the API's list of error codes, https://developers.smartsheet.com/api/smartsheet/error-codes.
 *
 * @param status the HTTP status
 * @param code what the body repeats as {@code errorCode}
 * @param message the documented text, its gaps filled
 * @param headers response headers that belong to it
 */
record SmartsheetError(int status, int code, String message, Map<String, String> headers) {

    private static final String FORMATS = "JPEG, PNG or GIF expected";

    private SmartsheetError(int status, int code, String message) {
        this(status, code, message, Map.of());
    }

    static SmartsheetError of(Failure failure) {
        return failure.translate(new Failures());
    }

    static SmartsheetError notFound() {
        return new SmartsheetError(404, 1006, "Not Found.");
    }

    static SmartsheetError versionNotSupported() {
        return new SmartsheetError(404, 1007, "Version not supported.");
    }

    static SmartsheetError unparseable(String sentence) {
        return new SmartsheetError(400, 1008, "Unable to parse request. The following error occurred: " + sentence);
    }

    static SmartsheetError invalidValue(String value, String parameter) {
        return new SmartsheetError(
                400, 1018, "The value " + value + " was not valid for the parameter " + parameter + ".");
    }

    static SmartsheetError userNotAssumed() {
        return new SmartsheetError(401, 1030, "You are unable to assume the user specified.");
    }

    static SmartsheetError notAcceptable() {
        return new SmartsheetError(406, 1052, "Invalid Accept header. Media type not supported.");
    }

    static SmartsheetError partMissing(String name) {
        return new SmartsheetError(400, 1127, "Required multipart part was missing: '" + name + "'");
    }

    static SmartsheetError multipartInvalid() {
        return new SmartsheetError(
                400, 1145, "Multipart upload request was invalid. Please check your request headers and payload.");
    }

    private static SmartsheetError bodyRequired() {
        return new SmartsheetError(400, 1024, "The HTTP request body is required for this Method.");
    }

    private static SmartsheetError userNotFound() {
        return new SmartsheetError(404, 1020, "User not found.");
    }

    /** The answer, which gives this occurrence of the error its own {@code refId}. */
    Mono<ServerResponse> answer(ServerRequest request) {
        return ServerResponse.status(status)
                .headers(response -> headers.forEach(response::set))
                .contentType(Smartsheet.JSON)
                .bodyValue(ErrorJson.of(this, request));
    }

    private static final class Failures implements Failure.Translation<SmartsheetError> {

        private static final Map<String, String> CHALLENGE = Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer");

        @Override
        public SmartsheetError unauthenticated(Failure.Unauthenticated failure) {
            return switch (failure.problem()) {
                case MISSING -> new SmartsheetError(401, 1001, "An Access Token is required.", CHALLENGE);
                case INVALID -> new SmartsheetError(401, 1002, "Your Access Token is invalid.", CHALLENGE);
                case EXPIRED -> new SmartsheetError(401, 1003, "Your Access Token has expired.", CHALLENGE);
            };
        }

        @Override
        public SmartsheetError scopeMissing(Failure.ScopeMissing failure) {
            return unauthorized();
        }

        @Override
        public SmartsheetError otherUser(Failure.OtherUser failure) {
            return unauthorized();
        }

        private static SmartsheetError unauthorized() {
            return new SmartsheetError(403, 1004, "You are not authorized to perform this action.");
        }

        @Override
        public SmartsheetError notFound(Failure.NotFound failure) {
            return failure.subject() == Subject.USER ? userNotFound() : SmartsheetError.notFound();
        }

        @Override
        public SmartsheetError methodNotAllowed(Failure.MethodNotAllowed failure) {
            return new SmartsheetError(
                    405, 1010, "HTTP Method not supported.", Map.of(HttpHeaders.ALLOW, failure.allow()));
        }

        @Override
        public SmartsheetError malformed(Failure.Malformed failure) {
            return unparseable(failure.sentence());
        }

        @Override
        public SmartsheetError missing(Failure.Missing failure) {
            return bodyRequired();
        }

        @Override
        public SmartsheetError notBase64(Failure.NotBase64 failure) {
            return unparseable("\"" + failure.field() + "\" is not valid base64.");
        }

        @Override
        public SmartsheetError unsupportedContentType(Failure.UnsupportedContentType failure) {
            return unparseable("The body must be " + failure.taken() + ".");
        }

        @Override
        public SmartsheetError conflict(Failure.Conflict failure) {
            return unparseable(failure.sentence());
        }

        @Override
        public SmartsheetError refused(Failure.Refused failure) {
            return failure.rejection().translate(new Rejections());
        }

        @Override
        public SmartsheetError rateLimited(Failure.RateLimited failure) {
            return new SmartsheetError(429, 4003, "Rate limit exceeded.", retryAfter(failure.retryAfterSeconds()));
        }

        @Override
        public SmartsheetError unavailable(Failure.Unavailable failure) {
            return new SmartsheetError(
                    503,
                    4001,
                    "Smartsheet.com is currently offline for system maintenance. Please check back again shortly.",
                    retryAfter(failure.retryAfterSeconds()));
        }

        private static Map<String, String> retryAfter(String seconds) {
            return Map.of(HttpHeaders.RETRY_AFTER, seconds);
        }

        @Override
        public SmartsheetError broken(Failure.Broken failure) {
            return new SmartsheetError(
                    500, 4000, "An unexpected error has occurred. Please contact support and name the refId.");
        }
    }

    private static final class Rejections implements Rejection.Translation<SmartsheetError> {

        @Override
        public SmartsheetError empty(Rejection.Empty rejection) {
            return bodyRequired();
        }

        @Override
        public SmartsheetError notAPicture(Rejection.NotAPicture rejection) {
            return unparseable(FORMATS + "; "
                    + (rejection.detected() == null
                            ? "the bytes are no known picture."
                            : "the bytes are " + rejection.detected() + "."));
        }

        @Override
        public SmartsheetError unsupportedFormat(Rejection.UnsupportedFormat rejection) {
            return unparseable(FORMATS + "; " + rejection.detected() + " is not taken.");
        }

        @Override
        public SmartsheetError tooManyBytes(Rejection.TooManyBytes rejection) {
            String limit = FileSize.ofLimit(rejection.limit());
            String found = rejection.found() == null ? "more than " + limit : FileSize.ofFile(rejection.found());
            return new SmartsheetError(
                    400,
                    1074,
                    "You are trying to upload a file of " + found + ", but the API currently only supports " + limit
                            + ".");
        }

        @Override
        public SmartsheetError tooManyPixels(Rejection.TooManyPixels rejection) {
            return unparseable(rejection.sentence());
        }

        @Override
        public SmartsheetError sideTooLong(Rejection.SideTooLong rejection) {
            return unparseable(rejection.sentence());
        }

        @Override
        public SmartsheetError tooManyFrames(Rejection.TooManyFrames rejection) {
            return unparseable(rejection.sentence());
        }

        @Override
        public SmartsheetError tooManyScans(Rejection.TooManyScans rejection) {
            return unparseable(rejection.sentence());
        }

        @Override
        public SmartsheetError tooNarrow(Rejection.TooNarrow rejection) {
            return unparseable(rejection.sentence());
        }

        @Override
        public SmartsheetError cropOutside(Rejection.CropOutside rejection) {
            return unparseable(rejection.sentence());
        }

        @Override
        public SmartsheetError renditionsTooLarge(Rejection.RenditionsTooLarge rejection) {
            return unparseable(rejection.sentence());
        }

        @Override
        public SmartsheetError undecodable(Rejection.Undecodable rejection) {
            return unparseable(rejection.sentence());
        }

        @Override
        public SmartsheetError sourceMissing(Rejection.SourceMissing rejection) {
            return unparseable(rejection.sentence());
        }

        @Override
        public SmartsheetError unknownUser(Rejection.UnknownUser rejection) {
            return userNotFound();
        }
    }
}
