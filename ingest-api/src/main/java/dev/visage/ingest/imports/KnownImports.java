package dev.visage.ingest.imports;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.visage.contracts.id.ImportId;
import dev.visage.contracts.imports.Import;
import dev.visage.ingest.access.Caller;
import dev.visage.ingest.access.Scope;
import dev.visage.ingest.failure.Failure.NotFound.Subject;
import dev.visage.ingest.failure.FailureException;
import dev.visage.ingest.profile.Imports;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** Finds the import that a path names, for those who may see it; the store is not asked again for every item. */
@Component
public class KnownImports {

    private static final int MOST = 1_000;
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Imports imports;
    private final Cache<ImportId, KnownImport> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

    KnownImports(Imports imports) {
        this.imports = imports;
    }

    /**
     * What never changes of the import.
     *
     * @return an error with a {@link FailureException} if there is none that the caller may see
     */
    public Mono<KnownImport> known(ServerRequest request, Caller caller) {
        caller.requireOne(Scope.IMPORT, Scope.ADMIN);
        ImportId importId = importId(request.pathVariable("import"));
        KnownImport before = known.getIfPresent(importId);
        return (before == null ? imports.get(importId).map(this::keep) : Mono.just(before))
                .filter(found -> mayBeSeenBy(caller, found.createdBy()))
                .switchIfEmpty(Mono.error(() -> FailureException.notFound(Subject.IMPORT)));
    }

    /** The import as it is now. */
    Mono<Import> current(ServerRequest request, Caller caller) {
        caller.requireOne(Scope.IMPORT, Scope.ADMIN);
        return imports.get(importId(request.pathVariable("import")))
                .filter(found -> mayBeSeenBy(caller, found.createdBy()))
                .switchIfEmpty(Mono.error(() -> FailureException.notFound(Subject.IMPORT)));
    }

    private KnownImport keep(Import found) {
        KnownImport kept = KnownImport.of(found);
        known.put(kept.importId(), kept);
        return kept;
    }

    private static boolean mayBeSeenBy(Caller caller, String createdBy) {
        return caller.holds(Scope.ADMIN) || createdBy.equals(caller.subject());
    }

    private static ImportId importId(String text) {
        try {
            return ImportId.valueOf(text);
        } catch (IllegalArgumentException none) {
            throw FailureException.notFound(Subject.IMPORT);
        }
    }
}
