package dev.visage.contracts.event;

import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.Profile;
import dev.visage.contracts.storage.PublicBaseUrl;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A profile as subscribers see it: whole, but that it stays small.
 *
 * @param userId whose
 * @param version how often it has changed
 * @param attributes what else is known of the user
 * @param annotationsLeftOut true if the attributes have no annotations because these are longer than {@link
 *     #MOST_ANNOTATION_BYTES}: {@code GET /v1/users/{id}} tells them; else null
 * @param pictures the finished picture of each kind that the user has
 * @param createdAt when the user was provisioned
 * @param updatedAt when the profile last changed
 */
public record ProfileSnapshot(
        UserId userId,
        ProfileVersion version,
        Attributes attributes,
        @Nullable Boolean annotationsLeftOut,
        Map<PictureKind, PublishedImage> pictures,
        Instant createdAt,
        Instant updatedAt) {

    /** How long annotations may be together, as JSON. */
    public static final int MOST_ANNOTATION_BYTES = 8192;

    public ProfileSnapshot {
        pictures = Map.copyOf(pictures);
    }

    /** What subscribers see of a profile. */
    public static ProfileSnapshot of(Profile profile, PublicBaseUrl base) {
        Map<PictureKind, PublishedImage> pictures = new EnumMap<>(PictureKind.class);
        profile.pictures().forEach((kind, image) -> pictures.put(kind, PublishedImage.of(image, base)));
        boolean isLong = hasLongAnnotations(profile.attributes());
        return new ProfileSnapshot(
                profile.userId(),
                profile.version(),
                isLong ? profile.attributes().draft().annotations(null).attributes() : profile.attributes(),
                isLong ? true : null,
                pictures,
                profile.createdAt(),
                profile.updatedAt());
    }

    private static boolean hasLongAnnotations(Attributes attributes) {
        return attributes.annotations() != null
                && EventJson.mapper().writeValueAsBytes(attributes.annotations()).length > MOST_ANNOTATION_BYTES;
    }

    /** The picture of a kind, if the user has one. */
    public Optional<PublishedImage> picture(PictureKind kind) {
        return Optional.ofNullable(pictures.get(kind));
    }
}
