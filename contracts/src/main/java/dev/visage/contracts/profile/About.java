package dev.visage.contracts.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who a user is.
 *
 * @param type a person, unless it is said to be something else
 * @param headline one line about the user
 * @param website a URL
 * @param location where the user says that they are
 * @param city of the address
 * @param state of the address
 * @param country of the address
 * @param birthDate the day of birth
 * @param verifiedDomain a domain that the user has shown to be theirs
 * @param verifiedLink the URL by which they have
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record About(
        @Nullable Type type,
        @Nullable String headline,
        @Nullable String website,
        @Nullable String location,
        @Nullable String city,
        @Nullable String state,
        @Nullable String country,
        @Nullable LocalDate birthDate,
        @Nullable String verifiedDomain,
        @Nullable String verifiedLink) {

    /** Nothing is known. */
    public static final About NOTHING = new About(null, null, null, null, null, null, null, null, null, null);

    About located(@Nullable String elsewhere) {
        return new About(
                type, headline, website, elsewhere, city, state, country, birthDate, verifiedDomain, verifiedLink);
    }

    /** What stands behind a profile. */
    public enum Type {
        /** A person. */
        @JsonProperty("human")
        HUMAN,
        /** A stream of posts. */
        @JsonProperty("feed")
        FEED,
        /** A program. */
        @JsonProperty("bot")
        BOT
    }
}
