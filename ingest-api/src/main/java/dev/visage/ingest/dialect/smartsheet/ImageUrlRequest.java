package dev.visage.ingest.dialect.smartsheet;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A picture whose URL is asked for, perhaps no larger than so many pixels.
 *
 * @param imageId as {@code profileImage} names it
 * @param width the most pixels that it may be wide; null for any
 * @param height the most pixels that it may be high; null for any
 */
record ImageUrlRequest(
        String imageId, @Nullable Integer width, @Nullable Integer height) {

    private static final int MOST = 100;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /**
     * Reads a body, an array of these.
     *
     * @throws SmartsheetException if it is anything else
     */
    static List<ImageUrlRequest> list(byte[] body) {
        JsonNode array = parse(body);
        if (!array.isArray()) {
            throw unparseable("An array of objects with imageId, and perhaps width and height, is expected.");
        }
        if (array.isEmpty() || array.size() > MOST) {
            throw unparseable("The array must have 1 to " + MOST + " entries.");
        }
        return IntStream.range(0, array.size())
                .mapToObj(index -> entry(array.get(index), "entry " + (index + 1)))
                .toList();
    }

    private static JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException malformed) {
            throw unparseable("The body is not valid JSON, or has a member twice.");
        }
    }

    private static ImageUrlRequest entry(JsonNode entry, String place) {
        String imageId = entry.path("imageId")
                .stringValueOpt()
                .orElseThrow(() -> unparseable("The imageId of " + place + " must be a string."));
        return new ImageUrlRequest(imageId, side(entry, "width", place), side(entry, "height", place));
    }

    private static @Nullable Integer side(JsonNode entry, String name, String place) {
        JsonNode side = entry.path(name);
        if (side.isMissingNode() || side.isNull()) {
            return null;
        }
        if (!side.isIntegralNumber() || !side.canConvertToInt() || side.intValue() < 1) {
            throw unparseable(
                    "The " + name + " of " + place + " must be an integer from 1 to " + Integer.MAX_VALUE + ".");
        }
        return side.intValue();
    }

    private static SmartsheetException unparseable(String sentence) {
        return new SmartsheetException(SmartsheetError.unparseable(sentence));
    }
}
