package dev.visage.contracts.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a user beside their pictures. Only the username must be there; what is not known is null.
 *
 * @param username unique without regard to case
 * @param name the full name
 * @param firstName the given name
 * @param lastName the family name
 * @param email the primary address
 * @param alternateEmails further addresses
 * @param locale such as {@code en_US}
 * @param timezone a tz database name, such as {@code Europe/Paris}
 * @param description what the user says of themselves
 * @param descriptionLinks the links in the description; null if they are the URLs that its text holds
 * @param about who the user is
 * @param work where the user works
 * @param account what the user is in the organisation's account
 * @param staffing what the organisation plans the user's work with
 * @param counts how much the user has of what other services count
 * @param annotations what programs keep with the user, each type once
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Attributes(
        String username,
        @Nullable String name,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable List<AlternateEmail> alternateEmails,
        @Nullable String locale,
        @Nullable String timezone,
        @Nullable String description,
        @Nullable List<DescriptionLink> descriptionLinks,
        @Nullable About about,
        @Nullable Work work,
        @Nullable Account account,
        @Nullable Staffing staffing,
        @Nullable Counts counts,
        @Nullable List<Annotation> annotations) {

    public Attributes {
        alternateEmails = copy(alternateEmails);
        descriptionLinks = copy(descriptionLinks);
        annotations = copy(annotations);
    }

    /** A user of whom nothing but the username is known. */
    public static Attributes named(String username) {
        return new Attributes(
                username, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** The same under another username. */
    public Attributes called(String other) {
        return new Attributes(
                other,
                name,
                firstName,
                lastName,
                email,
                alternateEmails,
                locale,
                timezone,
                description,
                descriptionLinks,
                about,
                work,
                account,
                staffing,
                counts,
                annotations);
    }

    /** These attributes, to be changed; they themselves stay as they are. */
    public Draft draft() {
        return new Draft(this);
    }

    static <T> @Nullable List<T> copy(@Nullable List<T> list) {
        return list == null ? null : List.copyOf(list);
    }

    /**
     * An address beside the primary one.
     *
     * @param email the address
     * @param confirmed whether the user has shown that it is theirs
     */
    public record AlternateEmail(String email, boolean confirmed) {}

    /**
     * A link in the description.
     *
     * @param pos where its text begins, in Unicode code points
     * @param len the length of its text in code points
     * @param url where it leads, {@code http} or {@code https}
     * @param amendedLen the length with the host that stands behind the text; null if none does
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DescriptionLink(
            int pos, int len, String url, @Nullable Integer amendedLen) {}
}
