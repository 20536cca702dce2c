package dev.visage.ingest.dialect.vayes;

import dev.visage.contracts.picture.Rejection;
import dev.visage.ingest.dialect.vayes.Message.Kind;
import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.Figures;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/**
 * A failure in the shape that CodeIgniter gives it.
 *
 * @param status the HTTP status, repeated in the body
 * @param error the status once more, or the failure's name
 * @param messages what clients show, by the field at fault or under {@code error}
 * @param headers response headers that belong to it
 */
record VayesError(int status, Object error, Map<String, Message> messages, Map<String, String> headers) {

    /** The name of a message about no field. */
    private static final String GENERAL = "error";

    private static final VayesError PAGE_NOT_FOUND = named(404, "Not Found", Kind.PAGE_NOT_FOUND);
    private static final VayesError USER_NOT_FOUND = named(404, "Not Found", Kind.USER_NOT_FOUND);

    static VayesError of(Failure failure) {
        return failure.translate(new Failures());
    }

    /** Fields that are not as they must be. */
    static VayesError invalid(Map<String, Message> messages) {
        return new VayesError(400, "Validation failed", messages, Map.of());
    }

    /** What is wrong with a picture that is not taken. */
    static Message message(Rejection rejection) {
        return rejection.translate(new Rejections());
    }

    static VayesError loginFailed() {
        return named(401, "Login failed", Kind.USER_NOT_FOUND);
    }

    Body body(Language language) {
        Map<String, String> texts = new LinkedHashMap<>();
        messages.forEach((field, message) -> texts.put(field, message.in(language, field)));
        return new Body(status, error, texts);
    }

    private static VayesError named(int status, String error, Kind kind) {
        return new VayesError(status, error, Map.of(GENERAL, Message.of(kind)), Map.of());
    }

    private static VayesError unnamed(int status, Message message, Map<String, String> headers) {
        return new VayesError(status, status, Map.of(GENERAL, message), headers);
    }

    /** How it is written. */
    record Body(int status, Object error, Map<String, String> messages) {}

    private static final class Failures implements Failure.Translation<VayesError> {

        @Override
        public VayesError unauthenticated(Failure.Unauthenticated failure) {
            return failure.problem() == Failure.TokenProblem.EXPIRED
                    ? named(400, "Firebase\\JWT\\JWT", Kind.EXPIRED_TOKEN)
                    : unnamed(401, Message.of(Kind.UNAUTHORIZED), Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer"));
        }

        @Override
        public VayesError scopeMissing(Failure.ScopeMissing failure) {
            return unnamed(403, new Message(Kind.SCOPE_MISSING, failure.scope()), Map.of());
        }

        @Override
        public VayesError otherUser(Failure.OtherUser failure) {
            return unnamed(403, Message.of(Kind.OTHER_USER), Map.of());
        }

        @Override
        public VayesError notFound(Failure.NotFound failure) {
            return failure.subject() == Failure.NotFound.Subject.USER ? USER_NOT_FOUND : PAGE_NOT_FOUND;
        }

        /** CodeIgniter's routes hold a method and a path; another method is another route. */
        @Override
        public VayesError methodNotAllowed(Failure.MethodNotAllowed failure) {
            return PAGE_NOT_FOUND;
        }

        @Override
        public VayesError malformed(Failure.Malformed failure) {
            return unnamed(400, Message.of(Kind.MALFORMED), Map.of());
        }

        @Override
        public VayesError missing(Failure.Missing failure) {
            return invalid(Map.of(failure.field(), Message.of(Kind.REQUIRED)));
        }

        @Override
        public VayesError notBase64(Failure.NotBase64 failure) {
            return invalid(Map.of(failure.field(), Message.of(Kind.NO_DATA_URI)));
        }

        @Override
        public VayesError unsupportedContentType(Failure.UnsupportedContentType failure) {
            return unnamed(400, Message.of(Kind.MALFORMED), Map.of());
        }

        @Override
        public VayesError conflict(Failure.Conflict failure) {
            return unnamed(400, Message.of(Kind.MALFORMED), Map.of());
        }

        @Override
        public VayesError refused(Failure.Refused failure) {
            return failure.rejection() instanceof Rejection.UnknownUser
                    ? USER_NOT_FOUND
                    : invalid(Map.of(PictureForm.PICTURE, message(failure.rejection())));
        }

        @Override
        public VayesError rateLimited(Failure.RateLimited failure) {
            return later(429, Kind.TOO_MANY_REQUESTS, failure.retryAfterSeconds());
        }

        @Override
        public VayesError unavailable(Failure.Unavailable failure) {
            return later(503, Kind.UNAVAILABLE, failure.retryAfterSeconds());
        }

        private static VayesError later(int status, Kind kind, String seconds) {
            return unnamed(status, Message.of(kind), Map.of(HttpHeaders.RETRY_AFTER, seconds));
        }

        @Override
        public VayesError broken(Failure.Broken failure) {
            return unnamed(500, Message.of(Kind.BROKEN), Map.of());
        }
    }

    private static final class Rejections implements Rejection.Translation<Message> {

        @Override
        public Message empty(Rejection.Empty rejection) {
            return Message.of(Kind.REQUIRED);
        }

        @Override
        public Message notAPicture(Rejection.NotAPicture rejection) {
            return Message.of(Kind.NO_PICTURE);
        }

        @Override
        public Message unsupportedFormat(Rejection.UnsupportedFormat rejection) {
            return new Message(Kind.OTHER_FORMAT, rejection.detected());
        }

        @Override
        public Message tooManyBytes(Rejection.TooManyBytes rejection) {
            return new Message(Kind.TOO_MANY_BYTES, Figures.megabytes(rejection.limit()));
        }

        @Override
        public Message tooManyPixels(Rejection.TooManyPixels rejection) {
            return new Message(Kind.TOO_MANY_PIXELS, Figures.megapixels(rejection.limit()));
        }

        @Override
        public Message sideTooLong(Rejection.SideTooLong rejection) {
            return Message.beyond(Kind.SIDE_TOO_LONG, rejection.limit(), rejection.found());
        }

        @Override
        public Message tooManyFrames(Rejection.TooManyFrames rejection) {
            return Message.beyond(Kind.TOO_MANY_FRAMES, rejection.limit(), rejection.found());
        }

        @Override
        public Message tooManyScans(Rejection.TooManyScans rejection) {
            return Message.beyond(Kind.TOO_MANY_SCANS, rejection.limit(), rejection.found());
        }

        @Override
        public Message tooNarrow(Rejection.TooNarrow rejection) {
            return new Message(Kind.TOO_NARROW, Integer.toString(rejection.minimum()));
        }

        @Override
        public Message cropOutside(Rejection.CropOutside rejection) {
            return Message.of(Kind.UNDECODABLE);
        }

        @Override
        public Message renditionsTooLarge(Rejection.RenditionsTooLarge rejection) {
            return Message.of(Kind.UNDECODABLE);
        }

        @Override
        public Message undecodable(Rejection.Undecodable rejection) {
            return rejection.limitMillis() == null
                    ? Message.of(Kind.UNDECODABLE)
                    : new Message(Kind.TOO_SLOW, Double.toString(rejection.limitMillis() / 1e3));
        }

        @Override
        public Message sourceMissing(Rejection.SourceMissing rejection) {
            return Message.of(Kind.UNDECODABLE);
        }

        @Override
        public Message unknownUser(Rejection.UnknownUser rejection) {
            return Message.of(Kind.USER_NOT_FOUND);
        }
    }
}
