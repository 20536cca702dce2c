package dev.visage.ingest.imports;

import dev.visage.contracts.id.ImportId;
import dev.visage.contracts.imports.Import;
import dev.visage.ingest.access.Caller;
import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.FailureException;
import dev.visage.ingest.profile.Imports;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An import as server-sent events, from how it is now to its end. */
@Component
class ImportEvents {

    private static final String EVENT = "import";

    private final ImportSettings settings;
    private final Imports imports;
    private final KnownImports known;

    ImportEvents(ImportSettings settings, Imports imports, KnownImports known) {
        this.settings = settings;
        this.imports = imports;
        this.known = known;
    }

    Mono<ServerResponse> follow(ServerRequest request, Caller caller) {
        return known.current(request, caller)
                .flatMap(now -> ServerResponse.ok()
                        .contentType(MediaType.TEXT_EVENT_STREAM)
                        .body(BodyInserters.fromServerSentEvents(events(now))));
    }

    private Flux<ServerSentEvent<ImportJson>> events(Import now) {
        return states(now).publish(states -> {
            Flux<ServerSentEvent<ImportJson>> heartbeats = Flux.interval(settings.heartbeat())
                    .onBackpressureDrop()
                    .map(beat -> ServerSentEvent.<ImportJson>builder()
                            .comment("heartbeat")
                            .build());
            return states.map(
                            shown -> ServerSentEvent.builder(shown).event(EVENT).build())
                    .mergeWith(heartbeats.takeUntilOther(states.ignoreElements()));
        });
    }

    private Flux<ImportJson> states(Import now) {
        Flux<Import> later = Flux.interval(settings.progress(), settings.progress())
                .onBackpressureDrop()
                .concatMap(tick -> asFarAsKnown(now.importId()), 1);
        return Flux.concat(Mono.just(now), later)
                .takeUntil(shown -> shown.state().isEnd())
                .map(ImportJson::of)
                .distinctUntilChanged();
    }

    /** Nothing while the store is away: whoever follows hears of it once it is back. */
    private Mono<Import> asFarAsKnown(ImportId importId) {
        return imports.get(importId)
                .onErrorResume(
                        FailureException.class,
                        failed -> failed.failure() instanceof Failure.Unavailable ? Mono.empty() : Mono.error(failed));
    }
}
