package dev.visage.ingest.dialect.appnet;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.Profile;
import dev.visage.ingest.image.DefaultPicture;
import dev.visage.ingest.image.ImageUrls;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** App.net's User object, as far as Visage knows the user. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AppNetUser(
        String id,
        String username,
        String name,
        @Nullable String timezone,
        @Nullable String locale,
        @JsonProperty("avatar_image") Picture avatarImage,
        @JsonProperty("cover_image") Picture coverImage,
        String type,
        @JsonProperty("created_at") String createdAt) {

    static AppNetUser of(Profile profile, ImageUrls urls) {
        Attributes attributes = profile.attributes();
        return new AppNetUser(
                profile.userId().toString(),
                attributes.username(),
                attributes.name() == null ? attributes.username() : attributes.name(),
                attributes.timezone(),
                attributes.locale(),
                Picture.of(profile, PictureKind.AVATAR, urls),
                Picture.of(profile, PictureKind.COVER, urls),
                "human",
                profile.createdAt().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** A picture at its stored size. */
    record Picture(
            String url,
            int width,
            int height,
            @JsonProperty("is_default") boolean isDefault) {

        static Picture of(Profile profile, PictureKind kind, ImageUrls urls) {
            DefaultPicture fallback = DefaultPicture.of(kind);
            return profile.picture(kind)
                    .map(image -> new Picture(urls.of(image.largest()), image.width(), image.height(), false))
                    .orElseGet(() -> new Picture(urls.ofDefault(kind), fallback.width(), fallback.height(), true));
        }
    }
}
