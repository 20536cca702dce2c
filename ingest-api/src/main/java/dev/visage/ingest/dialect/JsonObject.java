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

    private static JsonNode parse(JsonMapper mapper, byte[] body) {
        boolean marked = body.length >= 3 && Arrays.equals(body, 0, 3, BYTE_ORDER_MARK, 0, 3);
        JsonNode object;
        try {
            object = mapper.readTree(marked ? Arrays.copyOfRange(body, 3, body.length) : body);
        } catch (JacksonException malformed) {
            throw FailureException.malformed("body", "The body is not valid JSON, or has a member twice.");
        }
        if (!object.isObject()) {
            throw FailureException.malformed("body", "The body is no JSON object.");
        }
        return object;
    }
}
