package dev.visage.ingest.dialect.smartsheet;

import dev.visage.contracts.profile.Attributes;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a user is called. What is not known is taken from what is: the two names from the full one, split at its last
 * space, the full one from the two, or else from the username.
 *
 * @param full the full name
 * @param first the given name; null if there is none
 * @param last the family name; null if there is none
 */
record PersonName(
        String full, @Nullable String first, @Nullable String last) {

    static PersonName of(Attributes user) {
        String first = user.firstName();
        String last = user.lastName();
        if (user.name() == null) {
            String full = Stream.of(first, last).filter(Objects::nonNull).collect(Collectors.joining(" "));
            return new PersonName(full.isEmpty() ? user.username() : full, first, last);
        }
        String full = user.name().strip();
        int space = full.lastIndexOf(' ');
        return new PersonName(
                full,
                first != null
                        ? first
                        : space < 0 ? full : full.substring(0, space).strip(),
                last != null ? last : space < 0 ? null : full.substring(space + 1));
    }
}
