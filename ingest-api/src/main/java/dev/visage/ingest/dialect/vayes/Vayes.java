package dev.visage.ingest.dialect.vayes;

import dev.visage.ingest.dialect.Dialect;
import dev.visage.ingest.dialect.Endpoint;
import dev.visage.ingest.failure.Failure;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The routes of Vayes Prime, under its prefix and bare. */
@Component
class Vayes implements Dialect {

    static final String NAME = "vayes";

    /** Any version: the product's own documents show none. */
    private static final String PREFIX = "/api/{version:v?[0-9]+(?:\\.[0-9]+)*}";

    private final PictureCalls pictures;
    private final UserCalls users;
    private final Answers answers;

    Vayes(PictureCalls pictures, UserCalls users, Answers answers) {
        this.pictures = pictures;
        this.users = users;
        this.answers = answers;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> prefixes() {
        return List.of("/api/**", "/user/**");
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.atAnySpellingOf(PREFIX + "/user/profile-picture", "/user/profile-picture")
                        .on(HttpMethod.POST, pictures::upload),
                Endpoint.atAnySpellingOf(PREFIX + "/me", "/me").on(HttpMethod.GET, users::show),
                Endpoint.atAnySpellingOf("/api/login").openToEveryone(HttpMethod.POST, users::logIn));
    }

    @Override
    public Mono<ServerResponse> answer(Failure failure, ServerRequest request) {
        return answers.error(VayesError.of(failure), request);
    }
}
