package dev.visage.contracts.profile;

import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.Image;
import dev.visage.contracts.picture.PictureKind;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A user's record, as it stands.
 *
 * @param userId whose
 * @param version how often it has changed
 * @param attributes what else is known of the user
 * @param pictures the finished picture of each kind that the user has
 * @param createdAt when the user was provisioned
 * @param updatedAt when the record last changed
 */
public record Profile(
        UserId userId,
        ProfileVersion version,
        Attributes attributes,
        Map<PictureKind, Image> pictures,
        Instant createdAt,
        Instant updatedAt) {

    public Profile {
        pictures = Map.copyOf(pictures);
    }

    /** The same profile with another picture of a kind, to show what it is about to become. */
    public Profile showing(PictureKind kind, Image image) {
        Map<PictureKind, Image> shown = new EnumMap<>(PictureKind.class);
        shown.putAll(pictures);
        shown.put(kind, image);
        return new Profile(userId, version, attributes, shown, createdAt, updatedAt);
    }

    /** The picture of a kind, if the user has one. */
    public Optional<Image> picture(PictureKind kind) {
        return Optional.ofNullable(pictures.get(kind));
    }
}
