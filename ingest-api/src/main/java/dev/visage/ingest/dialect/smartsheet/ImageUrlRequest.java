package dev.visage.ingest.dialect.smartsheet;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A picture whose URL is asked for, perhaps no larger than so many pixels.
 *
 * @param imageId as {@code profileImage} names it
 * @param width the most pixels that it may be wide; null for any
 * @param height the most pixels that it may be high; null for any
 */
record ImageUrlRequest(
        @Nullable String imageId,
        @Nullable Integer width,
        @Nullable Integer height) {

    private static final int MOST = 100;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * Reads a body, an array of these.
     *
     * @throws SmartsheetException if it is anything else
     */
    static List<ImageUrlRequest> list(byte[] body) {
        @Nullable ImageUrlRequest[] entries = parse(body);
        if (entries.length == 0 || entries.length > MOST) {
            throw unparseable("The array must have 1 to " + MOST + " entries.");
        }
        if (!Arrays.stream(entries).allMatch(ImageUrlRequest::isUsable)) {
            throw unparseable("Each entry has an imageId; width and height are at least 1.");
        }
        return List.of(entries);
    }

    private static @Nullable ImageUrlRequest[] parse(byte[] body) {
        try {
            @Nullable ImageUrlRequest @Nullable [] entries = JSON.readValue(body, ImageUrlRequest[].class);
            if (entries != null) {
                return entries;
            }
        } catch (JacksonException malformed) {
            // answered as anything else that is no array of these
        }
        throw unparseable("An array of objects with imageId, and perhaps width and height, is expected.");
    }

    private static boolean isUsable(@Nullable ImageUrlRequest entry) {
        return entry != null
                && entry.imageId() != null
                && Objects.requireNonNullElse(entry.width(), 1) > 0
                && Objects.requireNonNullElse(entry.height(), 1) > 0;
    }

    private static SmartsheetException unparseable(String sentence) {
        return new SmartsheetException(SmartsheetError.unparseable(sentence));
    }
}
