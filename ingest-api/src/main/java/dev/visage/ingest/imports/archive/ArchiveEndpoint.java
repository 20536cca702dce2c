package dev.visage.ingest.imports.archive;

import dev.visage.contracts.api.ImportApi;
import dev.visage.contracts.imports.Import;
import dev.visage.ingest.access.Caller;
import dev.visage.ingest.dialect.Endpoint;
import dev.visage.ingest.dialect.Endpoints;
import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.FailureException;
import dev.visage.ingest.failure.Problem;
import dev.visage.ingest.imports.ImportJson;
import dev.visage.ingest.imports.ImportProblems;
import dev.visage.ingest.imports.KnownImport;
import dev.visage.ingest.imports.KnownImports;
import dev.visage.ingest.profile.Imports;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The route that takes an archive into an import. */
@Component
class ArchiveEndpoint implements Endpoints {

    private static final String FINISH = "finish";

    private final KnownImports known;
    private final Archives archives;
    private final Imports imports;

    ArchiveEndpoint(KnownImports known, Archives archives, Imports imports) {
        this.known = known;
        this.archives = archives;
        this.imports = imports;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.at("/v1/imports/{import}/archive").on(HttpMethod.PUT, this::put));
    }

    private Mono<ServerResponse> put(ServerRequest request, Caller caller) {
        boolean finishes = finishes(request);
        return known.known(request, caller)
                .flatMap(target -> archives.read(
                                target, request.exchange().getRequest().getBody())
                        .flatMap(outcome -> answer(target, outcome, finishes)));
    }

    private static boolean finishes(ServerRequest request) {
        String given = request.queryParam(FINISH).orElse("true");
        if (!given.equals("true") && !given.equals("false")) {
            throw FailureException.malformed(FINISH, "\"" + FINISH + "\" is true or false.");
        }
        return given.equals("true");
    }

    private Mono<ServerResponse> answer(KnownImport target, Archives.Outcome outcome, boolean finishes) {
        Exception failure = outcome.failure();
        if (failure == null) {
            return (finishes ? finished(target) : imports.get(target.importId()))
                    .flatMap(shown -> ServerResponse.ok().bodyValue(ImportJson.of(shown)));
        }
        if (failure instanceof UnreadableArchiveException unreadable) {
            return problem(new Problem(unreadable.status(), unreadable.code(), unreadable.sentence()), target, outcome);
        }
        if (failure instanceof FailureException carried && carried.failure() instanceof Failure.Conflict) {
            return problem(ImportProblems.ended(), target, outcome);
        }
        if (failure instanceof BodyLostException stopped && stopped.getCause() == null) {
            return Mono.error(FailureException.malformed("body", "The body stopped for too long."));
        }
        return Mono.error(failure);
    }

    /** An import that has ended already, as when the same archive came before, is as finished as it can be. */
    private Mono<Import> finished(KnownImport target) {
        return imports.step(target.importId(), ImportApi::finish)
                .onErrorResume(
                        FailureException.class,
                        failed -> failed.failure() instanceof Failure.Conflict
                                ? imports.get(target.importId())
                                : Mono.error(failed));
    }

    private Mono<ServerResponse> problem(Problem problem, KnownImport target, Archives.Outcome outcome) {
        return imports.get(target.importId())
                .map(shown -> problem.with("entries", outcome.entries())
                        .with("bytes", outcome.bytes())
                        .with("import", ImportJson.of(shown)))
                .flatMap(Problem::response);
    }
}
