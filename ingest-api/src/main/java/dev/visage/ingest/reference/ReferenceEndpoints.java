package dev.visage.ingest.reference;

import dev.visage.ingest.dialect.Endpoint;
import dev.visage.ingest.dialect.Endpoints;
import dev.visage.ingest.failure.Failure.NotFound.Subject;
import dev.visage.ingest.failure.FailureException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Where the reference is read. */
@Component
class ReferenceEndpoints implements Endpoints {

    private static final URI PAGE = URI.create("/docs/");

    private final Documents documents;
    private final EventDocuments events;
    private final SwaggerUi ui;

    ReferenceEndpoints(Documents documents, EventDocuments events, SwaggerUi ui) {
        this.documents = documents;
        this.events = events;
        this.ui = ui;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.at("/openapi/{name}.yaml")
                        .openToEveryone(request -> answer(request, documents.of(request.pathVariable("name")))),
                Endpoint.at("/asyncapi/{*path}")
                        .openToEveryone(request -> answer(
                                request, events.at(request.pathVariable("path").substring(1)))),
                Endpoint.at("/docs")
                        .openToEveryone(request -> ServerResponse.status(HttpStatus.FOUND)
                                .location(PAGE)
                                .build()),
                Endpoint.at(PAGE.getPath()).openToEveryone(request -> answer(request, ui.file(SwaggerUi.INDEX))),
                Endpoint.at(PAGE + "{file}")
                        .openToEveryone(request -> answer(request, ui.file(request.pathVariable("file")))));
    }

    private static Mono<ServerResponse> answer(ServerRequest request, Optional<Page> page) {
        return page.map(found -> found.answer(request))
                .orElseGet(() -> Mono.error(FailureException.notFound(Subject.ROUTE)));
    }
}
