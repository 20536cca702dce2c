package dev.visage.ingest.dialect.appnet;

import dev.visage.contracts.profile.PlainText;
import dev.visage.ingest.failure.FailureException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * The members of a JSON object in a request, each read with its type. A failure names the member by its whole path.
 *
 * @param path what stands before the members' names, such as {@code description.}
 * @param object the object
 */
record Members(String path, JsonNode object) {

    /** Those of a whole body. */
    static Members of(JsonNode body) {
        return new Members("", body);
    }

    boolean has(String name) {
        return object.has(name);
    }

    /** A text, without characters that could not be stored or shown as they came. */
    Optional<String> text(String name) {
        Optional<String> text = value(name, JsonNode::isString, "a string").map(JsonNode::stringValue);
        if (text.isPresent() && !PlainText.isPlain(text.get())) {
            throw wrong(name, "must not hold control characters or half a surrogate pair");
        }
        return text;
    }

    Optional<Members> members(String name) {
        return value(name, JsonNode::isObject, "an object").map(object -> new Members(path + name + ".", object));
    }

    /** The members of each object in a list. */
    Optional<List<Members>> list(String name) {
        return value(name, JsonNode::isArray, "a list").map(list -> {
            List<Members> objects = new ArrayList<>();
            for (JsonNode element : list) {
                String at = name + "[" + objects.size() + "]";
                if (!element.isObject()) {
                    throw wrong(at, "must be an object");
                }
                objects.add(new Members(path + at + ".", element));
            }
            return objects;
        });
    }

    int number(String name) {
        return value(name, value -> value.isIntegralNumber() && value.canConvertToInt(), "an integer")
                .map(JsonNode::intValue)
                .orElseThrow(() -> missing(name));
    }

    boolean flag(String name, boolean otherwise) {
        return value(name, JsonNode::isBoolean, "true or false")
                .map(JsonNode::booleanValue)
                .orElse(otherwise);
    }

    /** Fails if a member has too many code points. */
    void requireLength(String name, int length, int longest) {
        if (length > longest) {
            throw wrong(name, "must have at most " + longest + " characters, not " + length);
        }
    }

    /** The failure of an object that lacks a member. */
    FailureException missing(String name) {
        return FailureException.missing(path + name);
    }

    /** The failure of an object with a member that is not what it must be. */
    FailureException wrong(String name, String rule) {
        return FailureException.malformed(path + name, path + name + " " + rule);
    }

    private Optional<JsonNode> value(String name, Predicate<JsonNode> form, String description) {
        JsonNode value = object.path(name);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!form.test(value)) {
            throw wrong(name, "must be " + description);
        }
        return Optional.of(value);
    }
}
