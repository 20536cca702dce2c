package dev.visage.ingest.dialect.getnative;

import dev.visage.contracts.id.NotificationId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.profile.Profile;
import dev.visage.ingest.access.Caller;
import dev.visage.ingest.dialect.Body;
import dev.visage.ingest.failure.Failure.NotFound.Subject;
import dev.visage.ingest.failure.FailureException;
import dev.visage.ingest.profile.Profiles;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** What else callers do with their own account. */
@Component
class AccountCalls {

    private final Body body;
    private final Profiles profiles;
    private final Users users;

    AccountCalls(Body body, Profiles profiles, Users users) {
        this.body = body;
        this.profiles = profiles;
        this.users = users;
    }

    Mono<ServerResponse> show(ServerRequest request, Caller caller) {
        return profiles.profile(caller.self()).flatMap(this::answer);
    }

    Mono<ServerResponse> update(ServerRequest request, Caller caller) {
        UserId self = caller.self();
        caller.requireUpdating(self);
        return body.small(request)
                .map(Parameters.of(request))
                .map(ProfileChange::of)
                .flatMap(change -> profiles.edit(self, change::applied))
                .flatMap(this::answer);
    }

    Mono<ServerResponse> deleteNotification(ServerRequest request, Caller caller) {
        UserId self = caller.self();
        caller.requireUpdating(self);
        return profiles.deleteNotification(self, notificationId(request.pathVariable("id")))
                .then(Mono.defer(
                        () -> ServerResponse.ok().contentType(Envelope.JSON).bodyValue(Envelope.empty())));
    }

    private static NotificationId notificationId(String segment) {
        try {
            return NotificationId.valueOf(segment);
        } catch (IllegalArgumentException none) {
            throw FailureException.notFound(Subject.NOTIFICATION);
        }
    }

    private Mono<ServerResponse> answer(Profile profile) {
        return users.shown(profile)
                .flatMap(user -> ServerResponse.ok().contentType(Envelope.JSON).bodyValue(Envelope.of(user)));
    }
}
