package dev.visage.ingest.dialect.getnative;

import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.Draft;
import dev.visage.ingest.failure.FailureException;
import org.jspecify.annotations.Nullable;

/**
 * What a call changes of a profile. A text that was not sent is null and stays as it is; an empty one is taken off.
 *
 * @param name the full name
 * @param location where the user says that they are
 * @param description what the user says of themselves
 */
record ProfileChange(
        @Nullable String name,
        @Nullable String location,
        @Nullable String description) {

    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_DESCRIPTION = 4096;

    /**
     * Reads the parameters of a call.
     *
     * @throws FailureException if one is no text, or too long
     */
    static ProfileChange of(Parameters parameters) {
        return new ProfileChange(
                text(parameters, "name", LONGEST_LINE),
                text(parameters, "location", LONGEST_LINE),
                text(parameters, "description", LONGEST_DESCRIPTION));
    }

    private static @Nullable String text(Parameters parameters, String name, int longest) {
        String text = parameters.text(name).orElse(null);
        int length = text == null ? 0 : text.codePointCount(0, text.length());
        if (length > longest) {
            throw FailureException.malformed(
                    name, "\"" + name + "\" has " + length + " characters; the limit is " + longest + ".");
        }
        return text;
    }

    /** The attributes that these become. */
    Attributes applied(Attributes attributes) {
        Draft draft = attributes.draft();
        if (name != null) {
            draft.name(orNull(name));
        }
        if (location != null) {
            draft.location(orNull(location));
        }
        // The links in a description are those of its text.
        if (description != null && !description.equals(attributes.description())) {
            draft.description(orNull(description), null);
        }
        return draft.attributes();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
