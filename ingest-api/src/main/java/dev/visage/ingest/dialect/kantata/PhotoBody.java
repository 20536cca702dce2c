package dev.visage.ingest.dialect.kantata;

import dev.visage.ingest.dialect.Base64Picture;
import dev.visage.ingest.dialect.Body;
import dev.visage.ingest.dialect.ContentType;
import dev.visage.ingest.dialect.Form;
import dev.visage.ingest.dialect.JsonObject;
import dev.visage.ingest.dialect.Multipart;
import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.FailureException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * The photo in a request: the file that the product documents, or base64 in a field of the same name, in whatever a body is
 * wrapped.
 */
@Component
class PhotoBody {

    /** The photo's name in a user, and in failures. */
    static final String FIELD = "profile_photo_attachment_file";

    private static final String USER = "user";

    /** The same name as Rails structures it in forms. */
    private static final String FORM_FIELD = USER + "[" + FIELD + "]";

    private final Body body;

    PhotoBody(Body body) {
        this.body = body;
    }

    Mono<byte[]> read(ServerRequest request, DataSize limit) {
        return switch (ContentType.of(request)) {
            case MULTIPART -> {
                MediaType type = ContentType.ofMultipart(request);
                yield read(request, limit, bytes -> part(type, bytes));
            }
            case FORM -> read(request, limit, PhotoBody::formValue);
            case JSON -> read(request, limit, PhotoBody::member);
            case NONE -> read(request, limit, bytes -> JsonObject.beginsIn(bytes) ? member(bytes) : unwrapped(bytes));
            case OTHER -> body.small(request).map(PhotoBody::unwrapped);
        };
    }

    private Mono<byte[]> read(ServerRequest request, DataSize limit, Unwrapping unwrapping) {
        return body.base64Picture(request, limit).map(bytes -> unwrapping.picture(present(bytes)));
    }

    private static byte[] present(byte[] body) {
        if (body.length == 0) {
            throw FailureException.missing(FIELD);
        }
        return body;
    }

    private static byte[] unwrapped(byte[] body) {
        present(body);
        throw new FailureException(new Failure.UnsupportedContentType(
                "multipart/form-data, application/x-www-form-urlencoded or application/json"));
    }

    private static byte[] part(MediaType type, byte[] body) {
        return Multipart.parse(type, body)
                .part(FORM_FIELD)
                .orElseThrow(() -> FailureException.missing(FIELD))
                .picture(FIELD);
    }

    private static byte[] formValue(byte[] body) {
        return Base64Picture.decodeFormValue(
                FIELD, Form.parse(body).value(FORM_FIELD).orElseThrow(() -> FailureException.missing(FIELD)));
    }

    private static byte[] member(byte[] body) {
        JsonNode photo = JsonObject.parse(body).path(USER).path(FIELD);
        if (photo.isMissingNode() || photo.isNull()) {
            throw FailureException.missing(FIELD);
        }
        if (!photo.isString()) {
            throw new FailureException(new Failure.NotBase64(FIELD));
        }
        return Base64Picture.decode(FIELD, photo.stringValue());
    }

    /** Takes the picture out of what a body is wrapped in. */
    private interface Unwrapping {
        byte[] picture(byte[] body);
    }
}
