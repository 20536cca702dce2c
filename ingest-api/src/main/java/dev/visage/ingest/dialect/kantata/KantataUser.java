package dev.visage.ingest.dialect.kantata;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.Profile;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Kantata's User object.
 *
 * @param photoPath the absolute URL of the photo, or of the one for users without
 * @param headline one line about the user; null if there is none
 * @param further what a request asks for, and what the settings add
 */
record KantataUser(
        @JsonProperty("full_name") String fullName,
        @JsonProperty("photo_path") String photoPath,
        @JsonProperty("email_address") @Nullable String emailAddress,
        @Nullable String headline,
        String id,
        @JsonAnyGetter Map<String, @Nullable Object> further)
        implements Associate {

    /** What associates call a user. */
    static final String TYPE = "User";

    static KantataUser of(Profile profile, String photoPath, Map<String, @Nullable Object> further) {
        Attributes attributes = profile.attributes();
        return new KantataUser(
                Objects.requireNonNullElse(attributes.name(), attributes.username()),
                photoPath,
                attributes.email(),
                headline(attributes),
                profile.userId().toString(),
                further);
    }

    /** The user's own, or else the first line of the description. */
    private static @Nullable String headline(Attributes attributes) {
        if (attributes.about() != null && attributes.about().headline() != null) {
            return attributes.about().headline();
        }
        return attributes.description() == null
                ? null
                : attributes.description().lines().findFirst().orElse(null);
    }
}
