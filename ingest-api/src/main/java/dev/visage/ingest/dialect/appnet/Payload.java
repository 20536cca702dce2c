package dev.visage.ingest.dialect.appnet;

import dev.visage.ingest.dialect.Body;
import dev.visage.ingest.dialect.ContentType;
import dev.visage.ingest.dialect.Form;
import dev.visage.ingest.dialect.JsonObject;
import dev.visage.ingest.dialect.Multipart;
import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.FailureException;
import java.util.Optional;
import org.springframework.web.reactive.function.server.ServerRequest;
import tools.jackson.databind.JsonNode;

/** A request's body, taken apart once: it may hold the token beside what the call is about. */
interface Payload {

    /**
     * Takes a body apart. A brace makes it JSON, whatever it is said to be; what is only said to be JSON, or to have parts,
     * is neither.
     *
     * @throws FailureException if it cannot be read
     */
    static Payload parse(ServerRequest request, byte[] body) {
        if (JsonObject.beginsIn(body)) {
            return new Json(JsonObject.parse(body));
        }
        return switch (ContentType.of(request)) {
            case MULTIPART -> parts(request, body);
            case FORM -> new Fields(Form.parse(body));
            default -> new Other();
        };
    }

    private static Payload parts(ServerRequest request, byte[] body) {
        Optional<Multipart> parts =
                Body.isBare(body) ? Optional.empty() : Multipart.parseAnyParts(ContentType.ofMultipart(request), body);
        return parts.<Payload>map(Parts::new).orElseGet(Other::new);
    }

    /** The token that it holds, if it holds one. */
    Optional<String> token();

    /** The bytes of a file in it. */
    default Optional<byte[]> file(String name) {
        return Optional.empty();
    }

    /**
     * The members of the object that it is.
     *
     * @throws FailureException if it is something else
     */
    default Members object() {
        throw new FailureException(new Failure.UnsupportedContentType("application/json"));
    }

    /** Several parts. */
    record Parts(Multipart parts) implements Payload {
        @Override
        public Optional<String> token() {
            return parts.part(Writing.TOKEN).map(Multipart.Part::text);
        }

        @Override
        public Optional<byte[]> file(String name) {
            return parts.part(name).map(Multipart.Part::bytes);
        }
    }

    /** An object. */
    record Json(JsonNode json) implements Payload {
        @Override
        public Optional<String> token() {
            return json.path(Writing.TOKEN).stringValueOpt();
        }

        @Override
        public Members object() {
            return Members.of(json);
        }
    }

    /** The fields of a form. */
    record Fields(Form form) implements Payload {
        @Override
        public Optional<String> token() {
            return form.value(Writing.TOKEN);
        }
    }

    /** Nothing, or nothing that a call takes. */
    record Other() implements Payload {
        @Override
        public Optional<String> token() {
            return Optional.empty();
        }
    }
}
