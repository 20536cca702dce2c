package dev.visage.ingest.dialect.getnative;

import dev.visage.ingest.dialect.Base64Picture;
import dev.visage.ingest.dialect.ContentType;
import dev.visage.ingest.dialect.Form;
import dev.visage.ingest.dialect.JsonObject;
import dev.visage.ingest.dialect.Multipart;
import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.FailureException;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import tools.jackson.databind.JsonNode;

/** The parameters of a call, whichever way their client wraps them. */
interface Parameters {

    /** The types that a body may have. */
    String TAKEN = "application/json, application/x-www-form-urlencoded or multipart/form-data";

    /** The text of a parameter, if it was sent. */
    Optional<String> text(String name);

    /** The bytes of the picture in a parameter, if it was sent. */
    Optional<byte[]> picture(String name);

    /**
     * How a request's body is to be read. What is sent as a form, or as nothing in particular, is JSON if it begins so:
     * tools call every body a form that nobody gives a type.
     *
     * @throws FailureException if its type is none that calls take
     */
    static Function<byte[], Parameters> of(ServerRequest request) {
        Function<byte[], Parameters> reader = switch (ContentType.of(request)) {
            case MULTIPART -> {
                MediaType type = ContentType.ofMultipart(request);
                yield body -> new Parts(Multipart.parse(type, body));
            }
            case JSON -> body -> new Members(JsonObject.parse(body));
            case FORM, NONE ->
                body -> JsonObject.beginsIn(body) ? new Members(JsonObject.parse(body)) : new Fields(Form.parse(body));
            case OTHER -> throw new FailureException(new Failure.UnsupportedContentType(TAKEN));
        };
        return body -> body.length == 0 ? new Fields(Form.parse(body)) : reader.apply(body);
    }

    /** Those of a JSON object; null is as good as not sent. */
    record Members(JsonNode object) implements Parameters {

        @Override
        public Optional<String> text(String name) {
            JsonNode value = object.path(name);
            if (value.isMissingNode() || value.isNull()) {
                return Optional.empty();
            }
            if (!value.isString()) {
                throw FailureException.malformed(name, "\"" + name + "\" is no text.");
            }
            return Optional.of(value.stringValue());
        }

        @Override
        public Optional<byte[]> picture(String name) {
            return text(name).map(text -> Base64Picture.decode(name, text));
        }
    }

    /** Those of a form. */
    record Fields(Form form) implements Parameters {

        @Override
        public Optional<String> text(String name) {
            return form.value(name);
        }

        @Override
        public Optional<byte[]> picture(String name) {
            return form.value(name).map(text -> Base64Picture.decodeFormValue(name, text));
        }
    }

    /** Those of a multipart body, where a picture may also come as a file. */
    record Parts(Multipart multipart) implements Parameters {

        @Override
        public Optional<String> text(String name) {
            return multipart.part(name).map(Multipart.Part::text);
        }

        @Override
        public Optional<byte[]> picture(String name) {
            return multipart.part(name).map(part -> part.picture(name));
        }
    }
}
