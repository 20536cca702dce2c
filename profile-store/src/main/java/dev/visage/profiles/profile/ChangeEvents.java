package dev.visage.profiles.profile;

import dev.visage.contracts.event.Event;
import dev.visage.contracts.event.EventType;
import dev.visage.contracts.event.ProfileChanged;
import dev.visage.contracts.event.ProfileSnapshot;
import dev.visage.contracts.storage.PublicBaseUrl;
import java.util.List;
import org.springframework.stereotype.Component;

/** What others are told of profiles that have changed. */
@Component
public class ChangeEvents {

    private final PublicBaseUrl pictures;

    ChangeEvents(ImageSettings settings) {
        pictures = new PublicBaseUrl(settings.publicBaseUrl());
    }

    /** The event of a change, at the time of the change. */
    public Event<ProfileChanged> of(StoredProfile profile, List<String> changed, ProfileChanged.Cause cause) {
        ProfileSnapshot snapshot = ProfileSnapshot.of(profile.profile(), pictures);
        return Event.of(
                EventType.PROFILE_CHANGED,
                profile.userId(),
                profile.updatedAt(),
                new ProfileChanged(profile.userId(), profile.version(), changed, cause, snapshot));
    }
}
