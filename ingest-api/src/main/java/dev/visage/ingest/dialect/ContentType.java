package dev.visage.ingest.dialect;

import dev.visage.ingest.failure.FailureException;
import java.util.Locale;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;

/** How a request says that its body is wrapped. What it says that the body is, nobody believes. */
public enum ContentType {
    MULTIPART,
    JSON,
    FORM,
    /** Nothing is said. */
    NONE,
    /** Anything else, or nonsense. */
    OTHER;

    /** The wrapping that a request announces. */
    public static ContentType of(ServerRequest request) {
        String announced = text(request).toLowerCase(Locale.ROOT);
        if (announced.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)) {
            return MULTIPART;
        }
        if (announced.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
            return FORM;
        }
        if (announced.startsWith(MediaType.APPLICATION_JSON_VALUE)) {
            return JSON;
        }
        return announced.isEmpty() ? NONE : OTHER;
    }

    /**
     * The type of a multipart request with its parameters.
     *
     * @throws FailureException if they cannot be read
     */
    public static MediaType ofMultipart(ServerRequest request) {
        try {
            return MediaType.parseMediaType(text(request));
        } catch (InvalidMediaTypeException unreadable) {
            throw FailureException.malformed("Content-Type", "The parameters of the multipart type cannot be read.");
        }
    }

    private static String text(ServerRequest request) {
        return Objects.requireNonNullElse(request.headers().firstHeader(HttpHeaders.CONTENT_TYPE), "")
                .strip();
    }
}
