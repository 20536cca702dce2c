package dev.visage.ingest.dialect.getnative;

import dev.visage.contracts.profile.NotificationPage;
import dev.visage.contracts.profile.Profile;
import dev.visage.ingest.image.ImageUrls;
import dev.visage.ingest.profile.Profiles;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Profiles as GetNative shows them. */
@Component
class Users {

    /** How many notifications a user comes with. */
    private static final int MOST_NOTIFICATIONS = 20;

    /** The side of the square at {@code profile_image_url}, in pixels. */
    private static final int SIDE = 400;

    private final Profiles profiles;
    private final ImageUrls urls;

    Users(Profiles profiles, ImageUrls urls) {
        this.profiles = profiles;
        this.urls = urls;
    }

    /** The user with the newest of what they were told. */
    Mono<GetNativeUser> shown(Profile profile) {
        return profiles.notifications(profile.userId(), MOST_NOTIFICATIONS).map(page -> user(profile, page));
    }

    /** The user without what they were told. */
    GetNativeUser shownAlone(Profile profile) {
        return user(profile, null);
    }

    private GetNativeUser user(Profile profile, @Nullable NotificationPage page) {
        return GetNativeUser.of(profile, urls.ofAvatar(profile, SIDE), page, Instant.now());
    }
}
