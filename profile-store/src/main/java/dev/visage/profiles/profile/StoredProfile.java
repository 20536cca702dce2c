package dev.visage.profiles.profile;

import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.Image;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.Profile;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A profile as it is stored: with the uploads that its pictures came from.
 *
 * @param userId whose
 * @param version how often it has changed
 * @param attributes what else is known of the user
 * @param pictures the picture of each kind that the user has or had
 * @param createdAt when the user was provisioned
 * @param updatedAt when the profile last changed
 */
public record StoredProfile(
        UserId userId,
        ProfileVersion version,
        Attributes attributes,
        Map<PictureKind, Picture> pictures,
        Instant createdAt,
        Instant updatedAt) {

    public StoredProfile {
        pictures = Map.copyOf(pictures);
    }

    /** The profile of a new user. */
    static StoredProfile first(UserId userId, Attributes attributes, Instant now) {
        return new StoredProfile(userId, ProfileVersion.FIRST, attributes, Map.of(), now, now);
    }

    /** The picture of a kind, if there is or was one. */
    public Optional<Picture> picture(PictureKind kind) {
        return Optional.ofNullable(pictures.get(kind));
    }

    /** The next version, which shows this picture. */
    public StoredProfile showing(PictureKind kind, Picture picture, Instant now) {
        return new StoredProfile(userId, version.next(), attributes, with(kind, picture), createdAt, now);
    }

    /** The next version, which does not show the picture of this kind any more. */
    StoredProfile without(PictureKind kind, Instant now) {
        Map<PictureKind, Picture> remaining = new EnumMap<>(pictures);
        remaining.computeIfPresent(kind, (same, picture) -> picture.takenOff());
        return new StoredProfile(userId, version.next(), attributes, remaining, createdAt, now);
    }

    /** The next version, with these attributes. */
    StoredProfile described(Attributes attributes, Instant now) {
        return new StoredProfile(userId, version.next(), attributes, pictures, createdAt, now);
    }

    /** The same version, to which this picture belongs. */
    StoredProfile including(PictureKind kind, Picture picture) {
        return new StoredProfile(userId, version, attributes, with(kind, picture), createdAt, updatedAt);
    }

    /** What others see of it. */
    public Profile profile() {
        Map<PictureKind, Image> images = new EnumMap<>(PictureKind.class);
        pictures.forEach((kind, picture) -> {
            if (picture.image() != null) {
                images.put(kind, picture.image());
            }
        });
        return new Profile(userId, version, attributes, images, createdAt, updatedAt);
    }

    private Map<PictureKind, Picture> with(PictureKind kind, Picture picture) {
        Map<PictureKind, Picture> all = new EnumMap<>(PictureKind.class);
        all.putAll(pictures);
        all.put(kind, picture);
        return all;
    }
}
