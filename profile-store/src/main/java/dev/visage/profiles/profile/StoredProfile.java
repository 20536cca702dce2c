package dev.visage.profiles.profile;

import dev.visage.contracts.event.UploadOrder;
import dev.visage.contracts.id.ProfileVersion;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.Image;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.profile.Attributes;
import dev.visage.contracts.profile.NotificationPreferences;
import dev.visage.contracts.profile.Profile;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A profile as it is stored: with the uploads that its pictures came from, and what its user wants to be told.
 *
 * @param userId whose
 * @param version how often it has changed
 * @param attributes what else is known of the user
 * @param pictures the picture of each kind that the user has or had
 * @param preferences what the user has said of notifications
 * @param uploadsAfter until when uploads were another's, who had this id before and was erased; null if nobody had
 * @param createdAt when the user was provisioned
 * @param updatedAt when the profile last changed
 */
public record StoredProfile(
        UserId userId,
        ProfileVersion version,
        Attributes attributes,
        Map<PictureKind, Picture> pictures,
        NotificationPreferences preferences,
        @Nullable Instant uploadsAfter,
        Instant createdAt,
        Instant updatedAt) {

    public StoredProfile {
        pictures = Map.copyOf(pictures);
    }

    /** The profile of a new user. */
    static StoredProfile first(UserId userId, Attributes attributes, Instant now) {
        return new StoredProfile(
                userId, ProfileVersion.FIRST, attributes, Map.of(), NotificationPreferences.NONE, null, now, now);
    }

    /** The picture of a kind, if there is or was one. */
    public Optional<Picture> picture(PictureKind kind) {
        return Optional.ofNullable(pictures.get(kind));
    }

    /** Whether an upload in a place is one of this user's, and not of one who had the id before. */
    public boolean owns(UploadOrder order) {
        return uploadsAfter == null || order.appendedAt().isAfter(uploadsAfter);
    }

    /** The next version, which shows this picture. */
    public StoredProfile showing(PictureKind kind, Picture picture, Instant now) {
        return next(attributes, with(kind, picture), now);
    }

    /** The next version, which does not show the picture of this kind any more. */
    StoredProfile without(PictureKind kind, Instant now) {
        Map<PictureKind, Picture> remaining = new EnumMap<>(pictures);
        remaining.computeIfPresent(kind, (same, picture) -> picture.takenOff());
        return next(attributes, remaining, now);
    }

    /** The next version, with these attributes. */
    StoredProfile described(Attributes attributes, Instant now) {
        return next(attributes, pictures, now);
    }

    /** The same version, to which this picture belongs. */
    StoredProfile including(PictureKind kind, Picture picture) {
        return new StoredProfile(
                userId, version, attributes, with(kind, picture), preferences, uploadsAfter, createdAt, updatedAt);
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

    private StoredProfile next(Attributes nextAttributes, Map<PictureKind, Picture> nextPictures, Instant now) {
        return new StoredProfile(
                userId, version.next(), nextAttributes, nextPictures, preferences, uploadsAfter, createdAt, now);
    }

    private Map<PictureKind, Picture> with(PictureKind kind, Picture picture) {
        Map<PictureKind, Picture> all = new EnumMap<>(PictureKind.class);
        all.putAll(pictures);
        all.put(kind, picture);
        return all;
    }
}
