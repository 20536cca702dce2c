package dev.visage.contracts.picture;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.visage.contracts.recipe.Recipe;
import java.util.Locale;
import java.util.Optional;

/** Which picture of a profile: each user has one of each kind. */
public enum PictureKind {
    /** The square portrait. */
    AVATAR,
    /** The wide picture behind a profile. */
    COVER;

    /** The kind's name on the wire, in lower case. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is made of it unless the upload says otherwise. */
    public Recipe recipe() {
        return this == AVATAR ? Recipe.avatar() : Recipe.cover();
    }

    /** The kind with this name on the wire, if there is one. */
    public static Optional<PictureKind> named(String wireName) {
        for (PictureKind kind : values()) {
            if (kind.wireName().equals(wireName)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
