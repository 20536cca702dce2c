package dev.visage.ingest.dialect.v1;

import dev.visage.ingest.dialect.Base64Picture;
import dev.visage.ingest.dialect.Body;
import dev.visage.ingest.dialect.ContentType;
import dev.visage.ingest.dialect.JsonObject;
import dev.visage.ingest.dialect.Multipart;
import dev.visage.ingest.failure.FailureException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * The picture in a native upload: the body itself, its multipart part {@code image}, or its JSON member {@code dataUri}.
 * The Content-Type tells how the picture is wrapped, never what it is: a body that begins as a picture is one, whatever
 * its type says.
 */
@Component
class UploadBody {

    private static final String PART = "image";
    private static final String MEMBER = "dataUri";

    private final Body body;

    UploadBody(Body body) {
        this.body = body;
    }

    Mono<byte[]> read(ServerRequest request, DataSize limit) {
        return switch (ContentType.of(request)) {
            case MULTIPART -> {
                MediaType type = ContentType.ofMultipart(request);
                yield body.framedPicture(request, limit).map(bytes -> part(type, bytes));
            }
            case JSON -> body.base64Picture(request, limit).map(bytes -> Body.isBare(bytes) ? bytes : member(bytes));
            case FORM, NONE, OTHER -> body.picture(request, limit);
        };
    }

    private static byte[] part(MediaType type, byte[] body) {
        return Multipart.parse(type, body)
                .part(PART)
                .map(Multipart.Part::bytes)
                .orElseThrow(() -> FailureException.missing(PART));
    }

    private static byte[] member(byte[] body) {
        JsonNode dataUri = JsonObject.parse(body).path(MEMBER);
        if (dataUri.isMissingNode() || dataUri.isNull()) {
            throw FailureException.missing(MEMBER);
        }
        if (!dataUri.isString()) {
            throw FailureException.malformed(MEMBER, "The member \"" + MEMBER + "\" is no text.");
        }
        return Base64Picture.decode(MEMBER, dataUri.stringValue());
    }
}
