package dev.visage.contracts.imports;

import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.TextForm;
import dev.visage.contracts.profile.TextForms;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a user, should they have to be made.
 *
 * @param username null for one that follows from how the user was written
 * @param name the full name
 * @param firstName the given name
 * @param lastName the family name
 * @param email the primary address
 * @param locale such as {@code en_US}
 * @param timezone a tz database name, such as {@code Europe/Paris}
 */
public record NewUser(
        @Nullable String username,
        @Nullable String name,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String locale,
        @Nullable String timezone) {

    /** The forms of what can be told, by its names. */
    public static final Map<String, TextForm> FORMS;

    static {
        Map<String, TextForm> forms = new LinkedHashMap<>();
        forms.put("username", TextForms.USERNAME);
        forms.put("name", TextForms.TEXT);
        forms.put("firstName", TextForms.TEXT);
        forms.put("lastName", TextForms.TEXT);
        forms.put("email", TextForms.EMAIL);
        forms.put("locale", TextForms.LOCALE);
        forms.put("timezone", TextForms.TIMEZONE);
        FORMS = Collections.unmodifiableMap(forms);
    }

    /**
     * What texts tell that have their forms.
     *
     * @param told the texts by their names, of others too
     * @return null if they tell nothing
     */
    public static @Nullable NewUser of(Map<String, String> told) {
        return Collections.disjoint(told.keySet(), FORMS.keySet())
                ? null
                : new NewUser(
                        told.get("username"),
                        told.get("name"),
                        told.get("firstName"),
                        told.get("lastName"),
                        told.get("email"),
                        told.get("locale"),
                        told.get("timezone"));
    }

    /** The attributes of the user, under a name of which it is known that nobody has it. */
    public Attributes attributes(String freeUsername) {
        return Attributes.named(freeUsername)
                .draft()
                .name(name)
                .firstName(firstName)
                .lastName(lastName)
                .email(email)
                .locale(locale)
                .timezone(timezone)
                .attributes();
    }
}
