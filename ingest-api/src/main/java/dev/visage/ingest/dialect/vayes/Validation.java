package dev.visage.ingest.dialect.vayes;

import dev.visage.ingest.dialect.Base64Picture;
import dev.visage.ingest.dialect.JsonObject;
import dev.visage.ingest.dialect.vayes.Message.Kind;
import dev.visage.ingest.failure.FailureException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The members of a request's body, checked by CodeIgniter's rules: each of them, whatever is wrong with the others. */
final class Validation {

    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");

    /** Type and subtype (RFC 6838, section 4.2), and parameters. */
    private static final Pattern MEDIA_TYPE = Pattern.compile("\\s*[\\w!#$&^.+-]+/[\\w!#$&^.+-]+\\s*(?:;.*)?");

    private final JsonNode object;
    private final Map<String, Message> problems = new LinkedHashMap<>();

    private Validation(JsonNode object) {
        this.object = object;
    }

    /** Begins with a body; one that is no JSON object has no members. */
    static Validation of(byte[] body) {
        try {
            return new Validation(JsonObject.parseWithTrailingComma(body));
        } catch (FailureException noObject) {
            return new Validation(JsonNodeFactory.instance.objectNode());
        }
    }

    /** What was found to be wrong so far, by the members' names. */
    Map<String, Message> problems() {
        return problems;
    }

    /** A text that is not blank; empty if something is wrong. */
    String text(String field) {
        JsonNode value = required(field);
        if (value.isString()) {
            return value.stringValue();
        }
        reject(field, Kind.NO_TEXT);
        return "";
    }

    /** An integer, or the digits of one. */
    void integer(String field) {
        JsonNode value = required(field);
        boolean isInteger = value.isIntegralNumber()
                || value.isString()
                        && INTEGER.matcher(value.stringValue().strip()).matches();
        if (!isInteger) {
            reject(field, Kind.NO_INTEGER);
        }
    }

    /** A media type; which one, the bytes tell. */
    void mediaType(String field) {
        String text = text(field);
        if (!MEDIA_TYPE.matcher(text).matches()) {
            reject(field, Kind.NO_MEDIA_TYPE);
        }
    }

    /** The bytes in a data URI or in bare base64; none if something is wrong. */
    byte[] picture(String field) {
        byte[] picture = {};
        try {
            picture = Base64Picture.decode(field, text(field));
        } catch (FailureException notBase64) {
            reject(field, Kind.NO_DATA_URI);
        }
        if (picture.length == 0) {
            reject(field, Kind.REQUIRED);
        }
        return picture;
    }

    private JsonNode required(String field) {
        JsonNode value = object.path(field);
        if (value.isMissingNode()
                || value.isNull()
                || value.isString() && value.stringValue().isBlank()) {
            reject(field, Kind.REQUIRED);
        }
        return value;
    }

    /** Of several things that are wrong with a member, the first is told. */
    private void reject(String field, Kind kind) {
        problems.putIfAbsent(field, Message.of(kind));
    }
}
