package dev.visage.ingest.dialect.v1;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.Profile;
import dev.visage.ingest.image.ImageUrls;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** A profile; pictures by their kind. */
record UserJson(
        UserId userId,
        ProfileVersion version,
        @JsonUnwrapped Attributes attributes,
        Map<PictureKind, PictureJson> pictures,
        Instant createdAt,
        Instant updatedAt) {

    static UserJson of(Profile profile, ImageUrls urls) {
        Map<PictureKind, PictureJson> pictures = new TreeMap<>();
        profile.pictures().forEach((kind, image) -> pictures.put(kind, PictureJson.of(image, urls)));
        return new UserJson(
                profile.userId(),
                profile.version(),
                profile.attributes(),
                pictures,
                profile.createdAt(),
                profile.updatedAt());
    }
}
