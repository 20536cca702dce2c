package dev.visage.profiles.upload;

import dev.visage.contracts.event.ProfileChanged;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.profiles.profile.StoredProfile;
import java.util.List;

/**
 * A profile that shows another picture than before.
 *
 * @param profile as it is from now on
 * @param kind which picture
 * @param cause why
 */
record Change(StoredProfile profile, PictureKind kind, ProfileChanged.Cause cause) {

    /** What of the profile has changed. */
    List<String> changed() {
        return List.of(kind.wireName());
    }
}
