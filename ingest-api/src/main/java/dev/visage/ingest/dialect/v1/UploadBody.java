package dev.visage.ingest.dialect.v1;

import dev.visage.contracts.picture.Rejection;
import dev.visage.ingest.dialect.Base64Picture;
import dev.visage.ingest.dialect.Body;
import dev.visage.ingest.dialect.Multipart;
import dev.visage.ingest.failure.FailureException;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The picture in a native upload: the body itself, its multipart part {@code image}, or its JSON member {@code dataUri}.
 * The Content-Type tells how the picture is wrapped, never what it is; a body that is no JSON object is taken as it is,
 * whatever its type says.
 */
final class UploadBody {

    private static final String PART = "image";
    private static final String MEMBER = "dataUri";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private UploadBody() {}

    static Mono<byte[]> read(ServerRequest request, DataSize limit) {
        MediaType type = request.headers().contentType().orElse(MediaType.APPLICATION_OCTET_STREAM);
        Mono<byte[]> picture;
        if (type.isCompatibleWith(MediaType.MULTIPART_FORM_DATA)) {
            picture = Body.framedPicture(request, limit).map(body -> part(type, body));
        } else if (type.isCompatibleWith(MediaType.APPLICATION_JSON)) {
            picture = Body.base64Picture(request, limit).map(body -> startsWithBrace(body) ? member(body) : body);
        } else {
            picture = Body.picture(request, limit);
        }
        return picture.doOnNext(bytes -> requireWithin(limit, bytes));
    }

    private static byte[] part(MediaType type, byte[] body) {
        Multipart parts = Multipart.parse(type, body);
        return parts.part(PART)
                .map(Multipart.Part::bytes)
                .orElseThrow(() -> FailureException.malformed(
                        PART, "The part \"" + PART + "\" is missing; the body has " + parts.names() + "."));
    }

    private static byte[] member(byte[] body) {
        JsonNode dataUri;
        try {
            dataUri = JSON.readTree(body).path(MEMBER);
        } catch (JacksonException malformed) {
            throw FailureException.malformed("body", "The body is not valid JSON.");
        }
        if (!dataUri.isString()) {
            throw FailureException.malformed(MEMBER, "The member \"" + MEMBER + "\" is missing or no text.");
        }
        return Base64Picture.decode(MEMBER, dataUri.stringValue());
    }

    private static boolean startsWithBrace(byte[] body) {
        for (byte b : body) {
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                return b == '{';
            }
        }
        return false;
    }

    private static void requireWithin(DataSize limit, byte[] bytes) {
        if (bytes.length > limit.toBytes()) {
            throw FailureException.refused(new Rejection.TooManyBytes(limit.toBytes(), (long) bytes.length));
        }
    }
}
