package dev.visage.ingest.dialect.v1;

import dev.visage.contracts.id.UserId;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.profile.Profile;
import dev.visage.ingest.access.Caller;
import dev.visage.ingest.access.Scope;
import dev.visage.ingest.dialect.Body;
import dev.visage.ingest.failure.Failure.NotFound.Subject;
import dev.visage.ingest.failure.FailureException;
import dev.visage.ingest.image.ImageUrls;
import dev.visage.ingest.profile.Profiles;
import dev.visage.ingest.profile.UserRef;
import java.net.URI;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Provisioning users, reading and erasing them, taking pictures off their profiles. */
@Component
class UserCalls {

    private final Body body;
    private final Profiles profiles;
    private final ImageUrls urls;

    UserCalls(Body body, Profiles profiles, ImageUrls urls) {
        this.body = body;
        this.profiles = profiles;
        this.urls = urls;
    }

    Mono<ServerResponse> provision(ServerRequest request, Caller caller) {
        caller.require(Scope.ADMIN);
        UserId userId = provisioned(request.pathVariable("user"));
        return body.small(request)
                .map(AttributesJson::parse)
                .flatMap(attributes -> profiles.provision(userId, attributes))
                .flatMap(answer -> ServerResponse.status(answer.getStatusCode())
                        .location(URI.create("/v1/users/" + userId))
                        .bodyValue(UserJson.of(Objects.requireNonNull(answer.getBody()), urls)));
    }

    private static UserId provisioned(String segment) {
        try {
            return UserId.valueOf(segment);
        } catch (IllegalArgumentException noNumber) {
            throw FailureException.malformed(
                    "user", "A user is provisioned under a number from 1 to " + UserId.MAX + ".");
        }
    }

    Mono<ServerResponse> read(ServerRequest request, Caller caller) {
        return permitted(request, caller).flatMap(profile -> ServerResponse.ok().bodyValue(UserJson.of(profile, urls)));
    }

    Mono<ServerResponse> erase(ServerRequest request, Caller caller) {
        caller.require(Scope.ADMIN);
        return profiles.userId(UserRef.parse(request.pathVariable("user")), caller.userId())
                .flatMap(profiles::erase)
                .then(ServerResponse.noContent().build());
    }

    Mono<ServerResponse> deletePicture(ServerRequest request, Caller caller) {
        PictureKind kind = PictureKind.named(request.pathVariable("kind"))
                .orElseThrow(() -> FailureException.notFound(Subject.ROUTE));
        return profiles.userId(UserRef.parse(request.pathVariable("user")), caller.userId())
                .doOnNext(caller::requireUpdating)
                .flatMap(userId -> profiles.deletePicture(userId, kind))
                .then(ServerResponse.noContent().build());
    }

    private Mono<Profile> permitted(ServerRequest request, Caller caller) {
        UserRef user = UserRef.parse(request.pathVariable("user"));
        if (user instanceof UserRef.Numbered numbered) {
            caller.requireReading(numbered.userId());
        }
        return profiles.profile(user, caller.userId()).doOnNext(profile -> caller.requireReading(profile.userId()));
    }
}
