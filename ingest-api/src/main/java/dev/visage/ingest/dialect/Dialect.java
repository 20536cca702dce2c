package dev.visage.ingest.dialect;

import dev.visage.ingest.failure.Failure;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** One way to speak with clients: decodes requests, names a recipe, renders answers and failures; nothing else. */
public interface Dialect extends Endpoints {

    /** Whether failures under this path, without its query, are this dialect's to answer. */
    boolean owns(String path);

    /** The answer to a request that fails. */
    Mono<ServerResponse> answer(Failure failure, ServerRequest request);
}
