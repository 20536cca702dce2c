package dev.visage.ingest.dialect;

import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.rate.Rates;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** One way to speak with clients: decodes requests, names a recipe, renders answers and failures; nothing else. */
public interface Dialect extends Endpoints {

    /** Its name in addresses, events and logs, in lower case. */
    String name();

    /**
     * Patterns of the paths that are this dialect's beside those of its endpoints, such as {@code /v1/**}: what fails there,
     * it answers. Of several dialects that name a path, the one with the most specific pattern has it.
     */
    List<String> prefixes();

    /** The answer to a request that fails. */
    Mono<ServerResponse> answer(Failure failure, ServerRequest request);

    /** The query parameter that may hold the token where no header does, if there is one. */
    default Optional<String> tokenParameter() {
        return Optional.empty();
    }

    /** Which pages of other origins may call it; without a value none may. */
    default Optional<CorsConfiguration> crossOrigin() {
        return Optional.empty();
    }

    /** The headers that tell a caller how many calls are left. */
    default Map<String, String> headers(Rates rates) {
        return Map.of();
    }
}
