package dev.visage.ingest.imports;

import dev.visage.contracts.id.ImportId;
import dev.visage.contracts.imports.Import;
import dev.visage.ingest.access.Caller;
import dev.visage.ingest.admission.Admission;
import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.FailureException;
import dev.visage.ingest.profile.Imports;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An import as server-sent events, from how it is now to its end, or that of the token of whoever follows it. */
@Component
class ImportEvents {

    private static final String EVENT = "import";

    private final ImportSettings settings;
    private final Imports imports;
    private final KnownImports known;
    private final Admission admission;
    private final AtomicInteger followers = new AtomicInteger();

    ImportEvents(ImportSettings settings, Imports imports, KnownImports known, Admission admission) {
        this.settings = settings;
        this.imports = imports;
        this.known = known;
        this.admission = admission;
    }

    Mono<ServerResponse> follow(ServerRequest request, Caller caller) {
        if (followers.get() >= settings.followers()) {
            throw new FailureException(admission.refusal());
        }
        return known.current(request, caller)
                .flatMap(now -> ServerResponse.ok()
                        .contentType(MediaType.TEXT_EVENT_STREAM)
                        .body(BodyInserters.fromServerSentEvents(counted(events(now, caller)))));
    }

    private <T> Flux<T> counted(Flux<T> events) {
        return Flux.defer(() -> {
            followers.incrementAndGet();
            return events.doFinally(end -> followers.decrementAndGet());
        });
    }

    private Flux<ServerSentEvent<ImportJson>> events(Import now, Caller caller) {
        return states(now, caller).publish(states -> {
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

    private Flux<ImportJson> states(Import now, Caller caller) {
        Flux<Import> later = Flux.interval(settings.progress(), settings.progress())
                .onBackpressureDrop()
                .takeWhile(tick -> Instant.now().isBefore(caller.expiresAt()))
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
