package dev.visage.profiles.imports;

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
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Answers ingest-api. The database blocks, so it is asked on threads of its own. */
@RestController
class ImportController implements ImportApi {

    private static final int MOST_IMPORTS = 200;
    private static final int MOST_ITEMS = 1000;

    private final Imports imports;
    private final Items items;
    private final Registration registration;
    private final Steering steering;
    private final Clock clock;
    private final Scheduler scheduler;

    ImportController(
            Imports imports,
            Items items,
            Registration registration,
            Steering steering,
            Clock clock,
            Scheduler importScheduler) {
        this.imports = imports;
        this.items = items;
        this.registration = registration;
        this.steering = steering;
        this.clock = clock;
        this.scheduler = importScheduler;
    }

    @Override
    public Mono<Import> create(ImportRequest request) {
        return blocking(() -> steering.create(request));
    }

    @Override
    public Mono<ImportPage> imports(@Nullable String createdBy, @Nullable ImportId after, int limit) {
        requireLimit(limit, MOST_IMPORTS);
        return blocking(() -> {
            Instant now = clock.instant();
            List<Import> page = imports.page(createdBy, after, limit).stream()
                    .map(each -> each.seen(now))
                    .toList();
            return new ImportPage(
                    page, page.size() == limit ? page.get(limit - 1).importId() : null);
        });
    }

    @Override
    public Mono<Import> get(ImportId importId) {
        return blocking(() -> find(importId).seen(clock.instant()));
    }

    @Override
    public Mono<List<Examination>> examine(ImportId importId, List<ImportEntry> entries) {
        requireBatch(entries);
        return blocking(() -> registration.examine(importId, entries));
    }

    @Override
    public Mono<List<ImportItem>> register(ImportId importId, List<ImportEntry> entries) {
        requireBatch(entries);
        for (ImportEntry entry : entries) {
            if (entry.picture() == null && entry.refusal() == null) {
                throw ImportProblems.malformed("An entry has a picture, or a refusal.");
            }
        }
        return blocking(() -> registration.register(importId, entries));
    }

    @Override
    public Mono<ItemPage> items(ImportId importId, @Nullable ItemStatus status, long after, int limit) {
        requireLimit(limit, MOST_ITEMS);
        return blocking(() -> {
            List<ImportItem> page = items.page(importId, status, after, limit).stream()
                    .map(StoredItem::seen)
                    .toList();
            if (page.isEmpty()) {
                find(importId);
            }
            return new ItemPage(page, page.size() == limit ? page.get(limit - 1).number() : null);
        });
    }

    @Override
    public Mono<Import> pause(ImportId importId) {
        return blocking(() -> steering.pause(importId));
    }

    @Override
    public Mono<Import> resume(ImportId importId) {
        return blocking(() -> steering.resume(importId));
    }

    @Override
    public Mono<Import> cancel(ImportId importId) {
        return blocking(() -> steering.cancel(importId));
    }

    @Override
    public Mono<Import> finish(ImportId importId) {
        return blocking(() -> steering.finish(importId));
    }

    private StoredImport find(ImportId importId) {
        return imports.find(importId).orElseThrow(() -> ImportProblems.unknown(importId));
    }

    private <T> Mono<T> blocking(Callable<T> call) {
        return Mono.fromCallable(call).subscribeOn(scheduler);
    }

    private static void requireBatch(List<ImportEntry> entries) {
        if (entries.isEmpty() || entries.size() > BATCH) {
            throw ImportProblems.malformed("A batch has 1 to " + BATCH + " entries, not " + entries.size() + ".");
        }
    }

    private static void requireLimit(int limit, int most) {
        if (limit < 1 || limit > most) {
            throw ImportProblems.malformed("limit is a number from 1 to " + most + ", not " + limit + ".");
        }
    }
}
