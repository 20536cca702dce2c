package dev.visage.ingest.dialect.kantata;

import dev.visage.ingest.dialect.Dialect;
import dev.visage.ingest.dialect.Endpoint;
import dev.visage.ingest.failure.Failure;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The routes of Kantata's users under its prefix, and of their photos bare too. */
@Component
class Kantata implements Dialect {

    static final String NAME = "kantata";

    private static final String USERS = "/api/v1/users";

    private final PhotoCalls photos;
    private final UserQueries users;

    Kantata(PhotoCalls photos, UserQueries users) {
        this.photos = photos;
        this.users = users;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> prefixes() {
        return List.of(USERS + "/**");
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.atAnySpellingOf(USERS + "/{id}/profile_photo", "/users/{id}/profile_photo")
                        .on(HttpMethod.POST, photos::upload)
                        .on(HttpMethod.PUT, photos::upload)
                        .on(HttpMethod.DELETE, photos::delete),
                Endpoint.atAnySpellingOf(USERS).on(HttpMethod.GET, users::some),
                Endpoint.atAnySpellingOf(USERS + "/{id}").on(HttpMethod.GET, users::one));
    }

    @Override
    public Mono<ServerResponse> answer(Failure failure, ServerRequest request) {
        KantataError error = KantataError.of(failure, request.method());
        return ServerResponse.status(error.status())
                .headers(headers -> error.headers().forEach(headers::set))
                .contentType(Envelope.JSON)
                .bodyValue(error.body());
    }
}
