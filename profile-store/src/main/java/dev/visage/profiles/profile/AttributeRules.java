package dev.visage.profiles.profile;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.profile.Profile.Attributes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.type.TypeReference;

/** What attributes may be, and which of them differ, by their names in JSON. */
final class AttributeRules {

    private static final String USERNAME = "username";
    private static final String DESCRIPTION = "description";
    private static final int LONGEST_USERNAME = 200;
    private static final int LONGEST_DESCRIPTION = 10_000;
    private static final int LONGEST = 1000;

    private AttributeRules() {}

    /** Why the attributes cannot be had, in a sentence, if they cannot. */
    static Optional<String> refusal(Attributes attributes) {
        Map<String, String> values = values(attributes);
        if (values.getOrDefault(USERNAME, "").isBlank()) {
            return Optional.of("username is missing.");
        }
        return values.entrySet().stream()
                .flatMap(entry -> refusal(entry.getKey(), entry.getValue()).stream())
                .findFirst();
    }

    /** The names of all attributes that are set, sorted. */
    static List<String> present(Attributes attributes) {
        return List.copyOf(values(attributes).keySet());
    }

    /** The names of the attributes that differ, sorted. */
    static List<String> differing(Attributes before, Attributes after) {
        Map<String, String> old = values(before);
        Map<String, String> current = values(after);
        TreeSet<String> names = new TreeSet<>(old.keySet());
        names.addAll(current.keySet());
        names.removeIf(name -> Objects.equals(old.get(name), current.get(name)));
        return List.copyOf(names);
    }

    private static Optional<String> refusal(String name, String value) {
        int longest =
                name.equals(USERNAME) ? LONGEST_USERNAME : name.equals(DESCRIPTION) ? LONGEST_DESCRIPTION : LONGEST;
        if (value.length() > longest) {
            return Optional.of(name + " has " + value.length() + " characters; the limit is " + longest + ".");
        }
        // PostgreSQL's text cannot hold it.
        return value.indexOf('\0') < 0 ? Optional.empty() : Optional.of(name + " contains the character U+0000.");
    }

    private static TreeMap<String, String> values(Attributes attributes) {
        return EventJson.mapper().convertValue(attributes, new TypeReference<TreeMap<String, String>>() {});
    }
}
