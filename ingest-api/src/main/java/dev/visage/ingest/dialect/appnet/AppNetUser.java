package dev.visage.ingest.dialect.appnet;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.profile.About;
import dev.visage.contracts.profile.Annotation;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.Profile;
import dev.visage.ingest.image.DefaultPicture;
import dev.visage.ingest.image.ImageUrls;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** App.net's User object. What Visage does not know is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AppNetUser(
        String id,
        String username,
        String name,
        @Nullable Description description,
        @Nullable String timezone,
        @Nullable String locale,
        @JsonProperty("avatar_image") Picture avatarImage,
        @JsonProperty("cover_image") Picture coverImage,
        About.Type type,
        @JsonProperty("created_at") String createdAt,
        Counts counts,
        @JsonUnwrapped @Nullable Relation relation,
        @JsonProperty("verified_domain") @Nullable String verifiedDomain,
        @JsonProperty("verified_link") @Nullable String verifiedLink,
        @Nullable List<Annotation> annotations,
        @JsonProperty("canonical_url") String canonicalUrl) {

    /**
     * A user as somebody sees them.
     *
     * @param mentioned users whom the description mentions
     */
    static AppNetUser of(Profile profile, List<Profile> mentioned, View view, ImageUrls urls) {
        Attributes attributes = profile.attributes();
        About about = Objects.requireNonNullElse(attributes.about(), About.NOTHING);
        return new AppNetUser(
                profile.userId().toString(),
                attributes.username(),
                Objects.requireNonNullElse(attributes.name(), attributes.username()),
                Description.of(attributes, mentioned, view.withHtml()),
                attributes.timezone(),
                attributes.locale() == null ? null : LocaleName.of(attributes.locale()),
                Picture.of(profile, PictureKind.AVATAR, urls),
                Picture.of(profile, PictureKind.COVER, urls),
                Objects.requireNonNullElse(about.type(), About.Type.HUMAN),
                profile.createdAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                Counts.of(attributes.counts()),
                view.isOfAnother(profile) ? Relation.NONE : null,
                about.verifiedDomain(),
                about.verifiedLink(),
                view.withAnnotations() ? Objects.requireNonNullElse(attributes.annotations(), List.of()) : null,
                urls.below(UriUtils.encodePathSegment(attributes.username(), StandardCharsets.UTF_8)));
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

    /** How much the user has; 0 where nobody knows. */
    record Counts(long following, long followers, long posts, long stars) {

        static Counts of(dev.visage.contracts.profile.@Nullable Counts known) {
            return known == null
                    ? new Counts(0, 0, 0, 0)
                    : new Counts(
                            orZero(known.following()),
                            orZero(known.followers()),
                            orZero(known.posts()),
                            orZero(known.stars()));
        }

        private static long orZero(@Nullable Long count) {
            return Objects.requireNonNullElse(count, 0L);
        }
    }

    /** What binds the viewer to the user. Visage keeps nothing of the kind. */
    record Relation(
            @JsonProperty("follows_you") boolean followsYou,
            @JsonProperty("you_blocked") boolean youBlocked,
            @JsonProperty("you_follow") boolean youFollow,
            @JsonProperty("you_muted") boolean youMuted,
            @JsonProperty("you_can_subscribe") boolean youCanSubscribe,
            @JsonProperty("you_can_follow") boolean youCanFollow) {

        static final Relation NONE = new Relation(false, false, false, false, false, false);
    }
}
