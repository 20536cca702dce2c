package dev.visage.contracts.original;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.recipe.Recipe;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * What is stored beside the bytes of an original. With its key, length and media type it is all that the upload was
 * announced with.
 *
 * @param userId whose picture it is to become
 * @param kind which picture of that user
 * @param terms what the upload was announced with; null if they were too long to be stored, or are not known
 */
public record OriginalMetadata(
        UserId userId, PictureKind kind, @Nullable Terms terms) {

    /** What S3 stores of names and values together, in bytes. */
    public static final int LONGEST = 2048;

    private static final String USER = "visage-user";
    private static final String KIND = "visage-kind";
    private static final String CLIENT = "visage-client";
    private static final String WIDTH = "visage-width";
    private static final String HEIGHT = "visage-height";
    private static final String RECIPE = "visage-recipe";

    /**
     * What an upload was announced with beside its owner.
     *
     * @param client the dialect that took it
     * @param width of the original as stored, in pixels
     * @param height of the original as stored, in pixels
     * @param recipe what to make of it
     */
    public record Terms(String client, int width, int height, Recipe recipe) {}

    /** The names and values to store, in ASCII and no longer than {@link #LONGEST}: without terms that do not fit. */
    public Map<String, String> values() {
        Map<String, String> owner = Map.of(USER, userId.toString(), KIND, kind.wireName());
        if (terms == null) {
            return owner;
        }
        Map<String, String> all = new HashMap<>(owner);
        all.put(CLIENT, terms.client());
        all.put(WIDTH, Integer.toString(terms.width()));
        all.put(HEIGHT, Integer.toString(terms.height()));
        all.put(
                RECIPE,
                EventJson.mapper()
                        .writer()
                        .with(JsonWriteFeature.ESCAPE_NON_ASCII)
                        .writeValueAsString(terms.recipe()));
        return length(all) <= LONGEST ? Map.copyOf(all) : owner;
    }

    /** What was stored, if it tells whose the original is. */
    public static Optional<OriginalMetadata> of(Map<String, String> values) {
        String user = values.get(USER);
        Optional<PictureKind> kind = PictureKind.named(values.getOrDefault(KIND, ""));
        if (user == null || kind.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new OriginalMetadata(
                    UserId.valueOf(user), kind.get(), terms(values).orElse(null)));
        } catch (IllegalArgumentException noUser) {
            return Optional.empty();
        }
    }

    private static Optional<Terms> terms(Map<String, String> values) {
        String client = values.get(CLIENT);
        if (client == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Terms(
                    client,
                    Integer.parseInt(values.getOrDefault(WIDTH, "")),
                    Integer.parseInt(values.getOrDefault(HEIGHT, "")),
                    EventJson.mapper().readValue(values.getOrDefault(RECIPE, ""), Recipe.class)));
        } catch (NumberFormatException | JacksonException unreadable) {
            return Optional.empty();
        }
    }

    private static int length(Map<String, String> values) {
        return values.entrySet().stream()
                .mapToInt(value -> value.getKey().length() + value.getValue().getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }
}
