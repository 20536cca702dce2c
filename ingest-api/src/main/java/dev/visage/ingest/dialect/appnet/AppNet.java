package dev.visage.ingest.dialect.appnet;

import dev.visage.ingest.dialect.Dialect;
import dev.visage.ingest.dialect.Endpoint;
import dev.visage.ingest.failure.Failure;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The routes of App.net's stream API, under its prefix and bare. */
@Component
class AppNet implements Dialect {

    static final String NAME = "appnet";

    private final AvatarCalls avatars;

    AppNet(AvatarCalls avatars) {
        this.avatars = avatars;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> prefixes() {
        return List.of("/stream/0/**", "/users/**");
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.atAnySpellingOf("/stream/0/users/{user}/avatar", "/users/{user}/avatar")
                .openToEveryone(avatars::redirect)
                .on(HttpMethod.POST, avatars::upload));
    }

    @Override
    public Mono<ServerResponse> answer(Failure failure, ServerRequest request) {
        AppNetError error = AppNetError.of(failure);
        return ServerResponse.status(error.code())
                .headers(headers -> error.headers().forEach(headers::set))
                .contentType(Envelope.JSON)
                .bodyValue(error.body());
    }
}
