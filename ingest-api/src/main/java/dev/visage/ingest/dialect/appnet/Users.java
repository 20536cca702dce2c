package dev.visage.ingest.dialect.appnet;

import dev.visage.contracts.profile.Profile;
import dev.visage.ingest.access.Caller;
import dev.visage.ingest.dialect.Fallback;
import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.FailureException;
import dev.visage.ingest.image.ImageUrls;
import dev.visage.ingest.profile.Profiles;
import dev.visage.ingest.profile.UserRef;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** Users as their viewers see them. */
@Component
class Users {

    private final Profiles profiles;
    private final ImageUrls urls;

    Users(Profiles profiles, ImageUrls urls) {
        this.profiles = profiles;
        this.urls = urls;
    }

    /**
     * The profile of the user whom a request's path names.
     *
     * @param caller who {@code me} is
     */
    Mono<Profile> named(ServerRequest request, Optional<Caller> caller) {
        UserRef user = UserRef.parse(request.pathVariable("user"));
        return user instanceof UserRef.Me && caller.isEmpty()
                ? Mono.error(new FailureException(new Failure.Unauthenticated(Failure.TokenProblem.MISSING)))
                : profiles.profile(user, caller.map(Caller::userId).orElse(null));
    }

    /** The user of a profile, with those whom their description mentions, if these can be read just now. */
    Mono<AppNetUser> user(Profile profile, View view) {
        return mentioned(profile).map(users -> AppNetUser.of(profile, users, view, urls));
    }

    private Mono<List<Profile>> mentioned(Profile profile) {
        Set<String> names =
                Mentions.names(Objects.requireNonNullElse(profile.attributes().description(), ""));
        return Fallback.whileUnavailable(profiles.profilesOf(names), List.of(), profile.userId(), "mentions");
    }
}
