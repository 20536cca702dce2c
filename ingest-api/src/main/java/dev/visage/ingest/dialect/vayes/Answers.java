package dev.visage.ingest.dialect.vayes;

import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Writes answers; errors in the language that the client asks for with the query parameter {@code hl}. */
@Component
class Answers {

    static final MediaType JSON = new MediaType(MediaType.APPLICATION_JSON, StandardCharsets.UTF_8);

    private final VayesSettings settings;

    Answers(VayesSettings settings) {
        this.settings = settings;
    }

    Mono<ServerResponse> error(VayesError error, ServerRequest request) {
        Language language = request.queryParam("hl")
                .filter(hl -> !hl.isBlank())
                .map(Language::of)
                .orElse(settings.defaultLanguage());
        return ServerResponse.status(error.status())
                .headers(headers -> error.headers().forEach(headers::set))
                .contentType(JSON)
                .bodyValue(error.body(language));
    }
}
