package dev.visage.ingest.dialect.smartsheet;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.profile.Profile;
import org.jspecify.annotations.Nullable;

/** A user, as the answer to a change shows one. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UserJson(
        @Nullable String email,
        String name,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable ProfileImageJson profileImage,
        long id) {

    static UserJson of(Profile profile) {
        PersonName name = PersonName.of(profile.attributes());
        return new UserJson(
                profile.attributes().email(),
                name.full(),
                name.first(),
                name.last(),
                profile.picture(PictureKind.AVATAR)
                        .map(image -> ProfileImageJson.of(profile.userId(), image))
                        .orElse(null),
                profile.userId().value());
    }
}
