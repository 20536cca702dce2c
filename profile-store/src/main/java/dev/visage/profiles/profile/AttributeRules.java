package dev.visage.profiles.profile;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.profile.Attributes;
import dev.visage.profiles.profile.Edited.Refused;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;

/** What can be kept of attributes, and which of them differ, by their names in JSON. Their form is judged at the edge. */
final class AttributeRules {

    /** What the index of usernames takes, whatever the characters. */
    private static final int LONGEST_USERNAME = 200;

    private static final int MOST_BYTES = (int) DataSize.ofKilobytes(64).toBytes();

    /** Far less than any reader or writer of JSON takes. */
    private static final int DEEPEST = 64;

    private AttributeRules() {}

    /** Why the attributes cannot be had, if they cannot. */
    static Optional<Refused> refusal(Attributes attributes) {
        String username = attributes.username();
        if (username.isBlank()) {
            return Optional.of(refused("username", "is missing."));
        }
        if (username.length() > LONGEST_USERNAME) {
            return Optional.of(refused(
                    "username", "has " + username.length() + " characters; the limit is " + LONGEST_USERNAME + "."));
        }
        JsonNode document = document(attributes);
        return inside("", document, 0).findFirst().or(() -> tooLong(document));
    }

    /** The names of all attributes that are set, sorted. */
    static List<String> present(Attributes attributes) {
        return List.copyOf(new TreeSet<>(document(attributes).propertyNames()));
    }

    /** The names of the attributes that differ, sorted. */
    static List<String> differing(Attributes before, Attributes after) {
        JsonNode old = document(before);
        JsonNode current = document(after);
        TreeSet<String> names = new TreeSet<>(old.propertyNames());
        names.addAll(current.propertyNames());
        names.removeIf(name -> Objects.equals(old.get(name), current.get(name)));
        return List.copyOf(names);
    }

    private static JsonNode document(Attributes attributes) {
        return EventJson.mapper().valueToTree(attributes);
    }

    private static Stream<Refused> inside(String path, JsonNode node, int depth) {
        if (node.isString()) {
            return unwritable(path, node.stringValue());
        }
        if (depth > DEEPEST) {
            return Stream.of(refused(path, "is nested deeper than " + DEEPEST + " levels."));
        }
        Stream<Refused> elements = IntStream.range(0, node.isArray() ? node.size() : 0)
                .boxed()
                .flatMap(index -> inside(path + "[" + index + "]", node.get(index), depth + 1));
        Stream<Refused> members = node.properties().stream()
                .flatMap(member -> Stream.concat(
                        unwritable(path, member.getKey()),
                        inside(
                                path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
                                member.getValue(),
                                depth + 1)));
        return Stream.concat(elements, members);
    }

    /** What PostgreSQL, or UTF-8, has no way to write. */
    private static Stream<Refused> unwritable(String path, String text) {
        if (text.indexOf('\0') >= 0) {
            return Stream.of(refused(path, "contains the character U+0000."));
        }
        boolean whole = text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
        return whole ? Stream.empty() : Stream.of(refused(path, "contains half a surrogate pair."));
    }

    private static Optional<Refused> tooLong(JsonNode document) {
        int bytes = EventJson.mapper().writeValueAsBytes(document).length;
        return bytes <= MOST_BYTES
                ? Optional.empty()
                : Optional.of(new Refused(
                        "attributes",
                        "The attributes take " + bytes + " bytes as JSON; the limit is " + MOST_BYTES + "."));
    }

    private static Refused refused(String path, String what) {
        return new Refused(path, path + " " + what);
    }
}
