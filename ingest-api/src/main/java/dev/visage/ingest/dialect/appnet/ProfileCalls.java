package dev.visage.ingest.dialect.appnet;

import dev.visage.contracts.id.UserId;
import dev.visage.contracts.profile.Profile;
import dev.visage.ingest.access.Caller;
import dev.visage.ingest.dialect.Body;
import dev.visage.ingest.profile.Profiles;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Reading anybody's profile, and changing the caller's. */
@Component
class ProfileCalls {

    private final Callers callers;
    private final Body body;
    private final Profiles profiles;
    private final Users users;

    ProfileCalls(Callers callers, Body body, Profiles profiles, Users users) {
        this.callers = callers;
        this.body = body;
        this.profiles = profiles;
        this.users = users;
    }

    Mono<ServerResponse> show(ServerRequest request) {
        return callers.reading(request)
                .flatMap(caller -> users.named(request, caller).flatMap(profile -> answer(request, caller, profile)));
    }

    Mono<ServerResponse> replace(ServerRequest request) {
        return change(request, ProfileUpdate::whole);
    }

    Mono<ServerResponse> amend(ServerRequest request) {
        return change(request, ProfileUpdate::some);
    }

    private Mono<ServerResponse> change(ServerRequest request, Function<Members, ProfileUpdate> reading) {
        return callers.changing(request, body.small(request)).flatMap(change -> {
            UserId self = change.self(request);
            return change.body()
                    .map(payload -> reading.apply(payload.object()))
                    .flatMap(update -> profiles.edit(self, update::applyTo))
                    .flatMap(profile -> answer(request, Optional.of(change.caller()), profile));
        });
    }

    private Mono<ServerResponse> answer(ServerRequest request, Optional<Caller> caller, Profile profile) {
        Writing writing = Writing.of(request);
        int code = HttpStatus.OK.value();
        return users.user(profile, View.of(request, caller))
                .flatMap(user -> writing.answer(ServerResponse.status(writing.status(code)), Envelope.of(code, user)));
    }
}
