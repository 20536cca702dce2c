package dev.visage.ingest.failure;

import dev.visage.contracts.picture.Rejection;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * A failure as RFC 9457 problem details.
 *
 * @param status the HTTP status
 * @param code the problem's name; its type is the section of that name at {@code /problems}
 * @param detail one sentence that names what was found and what is allowed
 * @param members further members, by their names
 * @param headers response headers that belong to the problem
 */
public record Problem(
        HttpStatus status, String code, String detail, Map<String, Object> members, Map<String, String> headers) {

    /** A problem of which there is no more to tell. */
    public Problem(HttpStatus status, String code, String detail) {
        this(status, code, detail, Map.of(), Map.of());
    }

    /** What a failure is told as. */
    public static Problem of(Failure failure) {
        return failure.translate(new FailureProblems());
    }

    /** Another request with the same idempotency key is being worked on. */
    public static Problem keyInProgress(Duration retryAfter) {
        return later(
                HttpStatus.CONFLICT,
                "key-in-progress",
                "A request with this Idempotency-Key is being worked on; send it again to have its answer.",
                Long.toString(retryAfter.plusSeconds(1).minusNanos(1).toSeconds()));
    }

    /** The idempotency key stands for another upload. */
    public static Problem keyReused() {
        return new Problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "key-reused",
                "This Idempotency-Key was used for another upload; a new upload needs a key of its own.");
    }

    private static Problem later(HttpStatus status, String code, String detail, String seconds) {
        return new Problem(status, code, detail, Map.of(), Map.of(HttpHeaders.RETRY_AFTER, seconds));
    }

    /** This problem with one more member. */
    public Problem with(String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new Problem(status, code, detail, more, headers);
    }

    /** The answer. */
    public Mono<ServerResponse> response() {
        return ServerResponse.status(status)
                .headers(answered -> headers.forEach(answered::set))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyValue(body());
    }

    /** The members of the JSON object. */
    public Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "/problems#" + code);
        body.put("title", title());
        body.put("status", status.value());
        body.put("detail", detail);
        body.put("code", code);
        body.putAll(members);
        return body;
    }

    private String title() {
        return code.substring(0, 1).toUpperCase(Locale.ROOT) + code.substring(1).replace('-', ' ');
    }

    private static final class FailureProblems implements Failure.Translation<Problem> {

        @Override
        public Problem unauthenticated(Failure.Unauthenticated failure) {
            return switch (failure.problem()) {
                case MISSING -> challenge("token-missing", "This call needs a bearer token.", "Bearer");
                case INVALID ->
                    challenge("token-invalid", "The bearer token is not valid.", "Bearer error=\"invalid_token\"");
                case EXPIRED ->
                    challenge("token-expired", "The bearer token has expired.", "Bearer error=\"invalid_token\"");
            };
        }

        private static Problem challenge(String code, String detail, String challenge) {
            return new Problem(
                    HttpStatus.UNAUTHORIZED, code, detail, Map.of(), Map.of(HttpHeaders.WWW_AUTHENTICATE, challenge));
        }

        @Override
        public Problem scopeMissing(Failure.ScopeMissing failure) {
            return new Problem(
                    HttpStatus.FORBIDDEN,
                    "scope-missing",
                    "This call needs a token with the scope " + failure.scope() + ".",
                    Map.of(),
                    Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\""));
        }

        @Override
        public Problem otherUser(Failure.OtherUser failure) {
            return new Problem(
                    HttpStatus.FORBIDDEN, "other-user", "The token does not act for this user, and is no admin's.");
        }

        @Override
        public Problem notFound(Failure.NotFound failure) {
            return switch (failure.subject()) {
                case ROUTE -> new Problem(HttpStatus.NOT_FOUND, "route-unknown", "There is nothing at this path.");
                case USER -> new Problem(HttpStatus.NOT_FOUND, "unknown-user", "There is no such user.");
                case UPLOAD -> new Problem(HttpStatus.NOT_FOUND, "unknown-upload", "There is no such upload.");
                case PICTURE -> new Problem(HttpStatus.NOT_FOUND, "unknown-picture", "There is no such picture.");
                case NOTIFICATION ->
                    new Problem(HttpStatus.NOT_FOUND, "unknown-notification", "There is no such notification.");
                case IMPORT -> new Problem(HttpStatus.NOT_FOUND, "unknown-import", "There is no such import.");
                case WEBHOOK -> new Problem(HttpStatus.NOT_FOUND, "unknown-webhook", "There is no such webhook.");
                case DELIVERY -> new Problem(HttpStatus.NOT_FOUND, "unknown-delivery", "There is no such delivery.");
            };
        }

        @Override
        public Problem methodNotAllowed(Failure.MethodNotAllowed failure) {
            return new Problem(
                    HttpStatus.METHOD_NOT_ALLOWED,
                    "method-not-allowed",
                    "This path takes " + failure.allow() + ".",
                    Map.of(),
                    Map.of(HttpHeaders.ALLOW, failure.allow()));
        }

        @Override
        public Problem malformed(Failure.Malformed failure) {
            return malformed(failure.field(), failure.sentence());
        }

        @Override
        public Problem missing(Failure.Missing failure) {
            return malformed(failure.field(), "\"" + failure.field() + "\" is missing.");
        }

        @Override
        public Problem notBase64(Failure.NotBase64 failure) {
            return malformed(failure.field(), "\"" + failure.field() + "\" is not valid base64.");
        }

        private static Problem malformed(String field, String sentence) {
            return new Problem(HttpStatus.BAD_REQUEST, "malformed", sentence, Map.of("field", field), Map.of());
        }

        @Override
        public Problem unsupportedContentType(Failure.UnsupportedContentType failure) {
            return new Problem(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "unsupported-content-type",
                    "The body may be " + failure.taken() + ".");
        }

        @Override
        public Problem rateLimited(Failure.RateLimited failure) {
            return new Problem(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "rate-limited",
                    "The limit \"" + failure.policy() + "\" of " + failure.limit() + " calls in "
                            + failure.period().toSeconds() + " s is used up.",
                    Map.of("violated-policies", List.of(failure.policy())),
                    Map.of(HttpHeaders.RETRY_AFTER, failure.retryAfterSeconds()));
        }

        @Override
        public Problem conflict(Failure.Conflict failure) {
            return new Problem(HttpStatus.CONFLICT, "conflict", failure.sentence());
        }

        @Override
        public Problem refused(Failure.Refused failure) {
            return failure.rejection().translate(new RejectionProblems());
        }

        @Override
        public Problem unavailable(Failure.Unavailable failure) {
            return later(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "unavailable",
                    "Something that this call needs is down or full; try again later.",
                    failure.retryAfterSeconds());
        }

        @Override
        public Problem broken(Failure.Broken failure) {
            return new Problem(HttpStatus.INTERNAL_SERVER_ERROR, "internal", "The fault is ours.");
        }
    }

    private static final class RejectionProblems implements Rejection.Translation<Problem> {

        @Override
        public Problem empty(Rejection.Empty rejection) {
            return problem(HttpStatus.UNPROCESSABLE_CONTENT, rejection, Map.of());
        }

        @Override
        public Problem notAPicture(Rejection.NotAPicture rejection) {
            String detected = rejection.detected() == null ? "unknown" : rejection.detected();
            return problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, rejection, Map.of("detected", detected));
        }

        @Override
        public Problem unsupportedFormat(Rejection.UnsupportedFormat rejection) {
            return problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, rejection, Map.of("detected", rejection.detected()));
        }

        @Override
        public Problem tooManyBytes(Rejection.TooManyBytes rejection) {
            Map<String, Object> members = new LinkedHashMap<>(Map.of("limit", rejection.limit()));
            if (rejection.found() != null) {
                members.put("found", rejection.found());
            }
            return problem(HttpStatus.CONTENT_TOO_LARGE, rejection, members);
        }

        @Override
        public Problem tooManyPixels(Rejection.TooManyPixels rejection) {
            return problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    rejection,
                    Map.of("limit", rejection.limit(), "found", rejection.found()));
        }

        @Override
        public Problem sideTooLong(Rejection.SideTooLong rejection) {
            return problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    rejection,
                    Map.of("limit", rejection.limit(), "found", rejection.found()));
        }

        @Override
        public Problem tooManyFrames(Rejection.TooManyFrames rejection) {
            return problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    rejection,
                    Map.of("limit", rejection.limit(), "found", rejection.found()));
        }

        @Override
        public Problem tooManyScans(Rejection.TooManyScans rejection) {
            return problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    rejection,
                    Map.of("limit", rejection.limit(), "found", rejection.found()));
        }

        @Override
        public Problem tooNarrow(Rejection.TooNarrow rejection) {
            return problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    rejection,
                    Map.of("minimum", rejection.minimum(), "found", rejection.width()));
        }

        @Override
        public Problem cropOutside(Rejection.CropOutside rejection) {
            return problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    rejection,
                    Map.of("crop", rejection.crop(), "width", rejection.width(), "height", rejection.height()));
        }

        @Override
        public Problem renditionsTooLarge(Rejection.RenditionsTooLarge rejection) {
            return problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    rejection,
                    Map.of("limit", rejection.limit(), "found", rejection.found()));
        }

        @Override
        public Problem undecodable(Rejection.Undecodable rejection) {
            Map<String, Object> members =
                    new LinkedHashMap<>(Map.of("defect", rejection.defect().wireName()));
            if (rejection.limitMillis() != null) {
                members.put("limitMillis", rejection.limitMillis());
            }
            return problem(HttpStatus.UNPROCESSABLE_CONTENT, rejection, members);
        }

        @Override
        public Problem sourceMissing(Rejection.SourceMissing rejection) {
            return problem(HttpStatus.UNPROCESSABLE_CONTENT, rejection, Map.of());
        }

        @Override
        public Problem unknownUser(Rejection.UnknownUser rejection) {
            return problem(HttpStatus.NOT_FOUND, rejection, Map.of());
        }

        private static Problem problem(HttpStatus status, Rejection rejection, Map<String, Object> members) {
            return new Problem(status, rejection.code(), rejection.sentence(), members, Map.of());
        }
    }
}
