package dev.visage.ingest.dialect.smartsheet;

import dev.visage.ingest.access.Caller;
import dev.visage.ingest.profile.Profiles;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Reading users: oneself, and for admins anybody. */
@Component
class UserCalls {

    private final Profiles profiles;

    UserCalls(Profiles profiles) {
        this.profiles = profiles;
    }

    Mono<ServerResponse> read(ServerRequest request, Caller caller) {
        return profiles.userId(UserParameter.of(request), caller.userId())
                .doOnNext(caller::requireReading)
                .flatMap(profiles::profile)
                .flatMap(profile ->
                        ServerResponse.ok().contentType(Smartsheet.JSON).bodyValue(UserProfileJson.of(profile)));
    }
}
