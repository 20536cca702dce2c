package dev.visage.ingest.profile;

import dev.visage.contracts.api.ImportApi;
import dev.visage.contracts.id.ImportId;
import dev.visage.contracts.imports.Examination;
import dev.visage.contracts.imports.Import;
import dev.visage.contracts.imports.ImportEntry;
import dev.visage.contracts.imports.ImportItem;
import dev.visage.contracts.imports.ImportPage;
import dev.visage.contracts.imports.ImportRequest;
import dev.visage.contracts.imports.ItemPage;
import dev.visage.contracts.imports.ItemStatus;
import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.FailureException;
import dev.visage.ingest.store.StoreThreads;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;

/** The imports, which the profile store keeps. What it refuses ends with a {@link FailureException}. */
@Component
public class Imports {

    private final ImportApi api;
    private final StoreThreads threads;

    Imports(ImportApi api, StoreThreads threads) {
        this.api = api;
        this.threads = threads;
    }

    /** Makes an import. */
    public Mono<Import> create(ImportRequest request) {
        return answered(api.create(request))
                .onErrorMap(WebClientResponseException.BadRequest.class, Profiles::malformed);
    }

    /**
     * Imports, newest first.
     *
     * @param createdBy those of this subject alone; null for those of everybody
     * @param limit how many at most, 1 to 200
     */
    public Mono<ImportPage> page(@Nullable String createdBy, @Nullable ImportId after, int limit) {
        return answered(api.imports(createdBy, after, limit));
    }

    /** An import as it is now. */
    public Mono<Import> get(ImportId importId) {
        return answered(api.get(importId));
    }

    /** What would become of entries, in their order. */
    public Mono<List<Examination>> examine(ImportId importId, List<ImportEntry> entries) {
        return answered(api.examine(importId, entries));
    }

    /** Takes entries; {@link Failure.Conflict} if the import takes no new ones any more. */
    public Mono<List<ImportItem>> register(ImportId importId, List<ImportEntry> entries) {
        return answered(api.register(importId, entries));
    }

    /**
     * Items, in the order of their numbers.
     *
     * @param status those alone that are in it; null for all
     * @param limit how many at most, 1 to 1000
     */
    public Mono<ItemPage> items(ImportId importId, @Nullable ItemStatus status, long after, int limit) {
        return answered(api.items(importId, status, after, limit));
    }

    /** Takes a step, such as {@code ImportApi::pause}; {@link Failure.Conflict} if the import's state does not allow it. */
    public Mono<Import> step(ImportId importId, BiFunction<ImportApi, ImportId, Mono<Import>> step) {
        return answered(step.apply(api, importId));
    }

    private <T> Mono<T> answered(Mono<T> answer) {
        return answer.onErrorMap(
                        WebClientResponseException.NotFound.class,
                        absent -> FailureException.notFound(Failure.NotFound.Subject.IMPORT))
                .onErrorMap(
                        WebClientResponseException.Conflict.class,
                        past -> new FailureException(new Failure.Conflict("The import's state does not allow that.")))
                .onErrorMap(Profiles::isUnavailable, threads::unavailable);
    }
}
