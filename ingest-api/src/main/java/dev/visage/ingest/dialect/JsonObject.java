package dev.visage.ingest.dialect;

import dev.visage.ingest.failure.FailureException;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A request's body as a JSON object, each of whose members comes once. */
public final class JsonObject {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // a fraction that is only passed on stays as it was written
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final JsonMapper TOLERANT =
            JSON.rebuild().enable(JsonReadFeature.ALLOW_TRAILING_COMMA).build();

    private JsonObject() {}

    /**
     * Reads a body.
     *
     * @throws FailureException if it is anything else
     */
    public static JsonNode parse(byte[] body) {
        return parse(JSON, body);
    }

    /**
     * Reads a body in which a comma may stand behind the last member, as some products' own samples have it.
     *
     * @throws FailureException if it is anything else
     */
    public static JsonNode parseWithTrailingComma(byte[] body) {
        return parse(TOLERANT, body);
    }

    /** Whether a body begins as an object does, whatever follows: with a brace, white space before it or not. */
    public static boolean beginsIn(byte[] body) {
        int first = start(body);
        while (first < body.length && isWhiteSpace(body[first])) {
            first++;
        }
        return first < body.length && body[first] == '{';
    }

    private static boolean isWhiteSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }

    /** Where a body begins, behind the byte order mark that it may have. */
    private static int start(byte[] body) {
        int length = BYTE_ORDER_MARK.length;
        boolean isMarked = body.length >= length && Arrays.equals(body, 0, length, BYTE_ORDER_MARK, 0, length);
        return isMarked ? length : 0;
    }

    private static JsonNode parse(JsonMapper mapper, byte[] body) {
        int start = start(body);
        JsonNode object;
        try {
            object = mapper.readTree(body, start, body.length - start);
        } catch (JacksonException malformed) {
            throw FailureException.malformed("body", "The body is not valid JSON, or has a member twice.");
        }
        if (!object.isObject()) {
            throw FailureException.malformed("body", "The body is no JSON object.");
        }
        return object;
    }
}
