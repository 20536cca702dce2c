package dev.visage.standalone.transform;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.recipe.Recipe;
import dev.visage.contracts.recipe.RecipeParameterException;
import dev.visage.contracts.recipe.RecipeParameters;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** A recipe as somebody writes it at a terminal. */
final class RecipeText {

    private RecipeText() {}

    /** @throws IllegalArgumentException with a sentence for people if it is no recipe */
    static Recipe parse(String text) {
        if (text.startsWith("{")) {
            return json(text);
        }
        String[] parts = text.split("\\?", 2);
        Optional<PictureKind> kind = PictureKind.named(parts[0]);
        return kind.isPresent() ? query(kind.get(), parts.length == 1 ? "" : parts[1]) : json(content(text));
    }

    private static String content(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(
                    "\"" + file
                            + "\" is neither what comes after pictures/ in an upload's URL, such as cover?shape=keep,"
                            + " nor a recipe as JSON, nor a file of that.",
                    unreadable);
        }
    }

    private static Recipe json(String json) {
        try {
            return EventJson.mapper().readValue(json, Recipe.class);
        } catch (JacksonException malformed) {
            throw new IllegalArgumentException("This is no recipe: " + cause(malformed), malformed);
        }
    }

    /** What the recipe itself says, rather than what Jackson says of that. */
    private static String cause(JacksonException malformed) {
        return malformed.getCause() instanceof IllegalArgumentException refused
                ? String.valueOf(refused.getMessage())
                : malformed.getOriginalMessage().lines().findFirst().orElse("it cannot be read") + ".";
    }

    private static Recipe query(PictureKind kind, String query) {
        Map<String, List<@Nullable String>> parameters = new LinkedHashMap<>();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
            String[] parts = pair.split("=", 2);
            String name = decoded(parts[0]);
            // an upload ignores those, but here nothing else can be meant
            if (!RecipeParameters.NAMES.contains(name)) {
                throw new IllegalArgumentException("There is no parameter \"" + name + "\"; there are "
                        + String.join(", ", new TreeSet<>(RecipeParameters.NAMES)) + ".");
            }
            parameters
                    .computeIfAbsent(name, first -> new ArrayList<>())
                    .add(parts.length == 1 ? null : decoded(parts[1]));
        }
        try {
            return RecipeParameters.read(kind.recipe(), parameters);
        } catch (RecipeParameterException refused) {
            throw new IllegalArgumentException(refused.sentence(), refused);
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException broken) {
            throw new IllegalArgumentException(
                    "In \"" + text + "\" a % is not followed by two hexadecimal digits; % itself is %25.", broken);
        }
    }
}
