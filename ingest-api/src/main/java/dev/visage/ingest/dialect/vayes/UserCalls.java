package dev.visage.ingest.dialect.vayes;

import dev.visage.ingest.access.Caller;
import dev.visage.ingest.dialect.Body;
import dev.visage.ingest.profile.Profiles;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Who the caller is. */
@Component
class UserCalls {

    private final Body body;
    private final Profiles profiles;
    private final Answers answers;

    UserCalls(Body body, Profiles profiles, Answers answers) {
        this.body = body;
        this.profiles = profiles;
        this.answers = answers;
    }

    Mono<ServerResponse> show(ServerRequest request, Caller caller) {
        return profiles.profile(caller.self())
                .flatMap(
                        profile -> ServerResponse.ok().contentType(Answers.JSON).bodyValue(VayesUser.of(profile)));
    }

    /** Nobody can log in: Visage keeps no passwords, and takes the tokens of whoever does. */
    Mono<ServerResponse> logIn(ServerRequest request) {
        return body.small(request).map(Validation::of).flatMap(members -> {
            members.text("email");
            members.text("password");
            return answers.error(
                    members.problems().isEmpty() ? VayesError.loginFailed() : VayesError.invalid(members.problems()),
                    request);
        });
    }
}
