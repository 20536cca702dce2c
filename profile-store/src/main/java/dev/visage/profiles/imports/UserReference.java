package dev.visage.profiles.imports;

import dev.visage.contracts.id.UserId;
import dev.visage.contracts.imports.NewUser;
import dev.visage.contracts.profile.Attributes;
import dev.visage.profiles.profile.Newcomer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How an entry names its user. */
sealed interface UserReference {

    /** {@code 17}. */
    record Id(UserId userId) implements UserReference {
        @Override
        public String text() {
            return userId.toString();
        }

        @Override
        public Newcomer newcomer(@Nullable NewUser told) {
            return new Newcomer(userId, attributes(told, "user" + userId), false);
        }
    }

    /** {@code @username}, whatever its case. */
    record Name(String username) implements UserReference {
        @Override
        public String text() {
            return "@" + username.toLowerCase(Locale.ROOT);
        }

        @Override
        public Newcomer newcomer(@Nullable NewUser told) {
            return new Newcomer(null, attributes(told, username).called(username), false);
        }
    }

    /** {@code user@example.org}, whatever its case. */
    record Email(String address) implements UserReference {
        @Override
        public String text() {
            return address.toLowerCase(Locale.ROOT);
        }

        @Override
        public Newcomer newcomer(@Nullable NewUser told) {
            Attributes known = attributes(told, address.substring(0, address.indexOf('@')));
            boolean anyName = told == null || told.username() == null;
            return new Newcomer(null, known.draft().email(address).attributes(), anyName);
        }
    }

    Pattern ID = Pattern.compile("[1-9][0-9]{0,15}");
    Pattern NAME = Pattern.compile("@(\\S+)");
    Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    /** The same for every way to name the user so. */
    String text();

    /**
     * The user, where there is none yet.
     *
     * @param told what else is known of them; null if nothing is
     */
    Newcomer newcomer(@Nullable NewUser told);

    private static Attributes attributes(@Nullable NewUser told, String username) {
        if (told == null) {
            return Attributes.named(username);
        }
        return told.attributes(told.username() == null ? username : told.username());
    }

    /** Reads how a user is named; empty if that is no name of a user. */
    static Optional<UserReference> of(@Nullable String given) {
        String text = given == null ? "" : given.strip();
        if (ID.matcher(text).matches()) {
            long value = Long.parseLong(text);
            return value > UserId.MAX ? Optional.empty() : Optional.of(new Id(new UserId(value)));
        }
        Matcher name = NAME.matcher(text);
        if (name.matches()) {
            return Optional.of(new Name(name.group(1)));
        }
        return EMAIL.matcher(text).matches() ? Optional.of(new Email(text)) : Optional.empty();
    }
}
