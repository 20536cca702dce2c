package dev.visage.contracts.api;

import dev.visage.contracts.id.ImportId;
import dev.visage.contracts.imports.Examination;
import dev.visage.contracts.imports.Import;
import dev.visage.contracts.imports.ImportEntry;
import dev.visage.contracts.imports.ImportItem;
import dev.visage.contracts.imports.ImportPage;
import dev.visage.contracts.imports.ImportRequest;
import dev.visage.contracts.imports.ItemPage;
import dev.visage.contracts.imports.ItemStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Mono;

/**
 * Imports, kept by the profile store. Calls carry the service token as those of {@link ProfileApi} do. An import that does
 * not exist ends with 404, a step that its state does not allow with 409.
 */
@HttpExchange("/profile-api/v1/imports")
public interface ImportApi {

    /** How many entries come with one call, at most. */
    int BATCH = 500;

    /** Makes an import, which takes items at once or, with a source, finds them itself. */
    @PostExchange
    Mono<Import> create(@RequestBody ImportRequest request);

    /**
     * The imports.
     *
     * @param createdBy those of this subject alone; null for those of everybody
     * @param after the import after which to start; null for the newest
     * @param limit how many at most, 1 to 200
     */
    @GetExchange
    Mono<ImportPage> imports(
            @RequestParam(required = false) @Nullable String createdBy,
            @RequestParam(required = false) @Nullable ImportId after,
            @RequestParam int limit);

    /** An import as it is now. */
    @GetExchange("/{importId}")
    Mono<Import> get(@PathVariable ImportId importId);

    /**
     * What would become of entries whose pictures are not stored yet, in their order. Changes nothing.
     *
     * @param entries at most {@link #BATCH}
     */
    @PostExchange("/{importId}/examinations")
    Mono<List<Examination>> examine(@PathVariable ImportId importId, @RequestBody List<ImportEntry> entries);

    /**
     * Takes entries, whose pictures are stored, all of them or none. Those that are known already change nothing.
     *
     * @param entries at most {@link #BATCH}
     * @return the items, in the order of the entries; 409 if the import takes no new items any more
     */
    @PostExchange("/{importId}/items")
    Mono<List<ImportItem>> register(@PathVariable ImportId importId, @RequestBody List<ImportEntry> entries);

    /**
     * The items of an import.
     *
     * @param status those alone that are in it; null for all
     * @param after the number after which to start
     * @param limit how many at most, 1 to 1000
     */
    @GetExchange("/{importId}/items")
    Mono<ItemPage> items(
            @PathVariable ImportId importId,
            @RequestParam(required = false) @Nullable ItemStatus status,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam int limit);

    /** Hands no more items to the workers. */
    @PostExchange("/{importId}/pause")
    Mono<Import> pause(@PathVariable ImportId importId);

    /** Hands items to the workers again. */
    @PostExchange("/{importId}/resume")
    Mono<Import> resume(@PathVariable ImportId importId);

    /** Takes no more items, and ends those that were not handed to the workers. */
    @PostExchange("/{importId}/cancel")
    Mono<Import> cancel(@PathVariable ImportId importId);

    /** Takes no more items; the import has ended when all it has have. */
    @PostExchange("/{importId}/finish")
    Mono<Import> finish(@PathVariable ImportId importId);
}
