package dev.visage.ingest;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.id.ImportId;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.imports.Examination;
import dev.visage.contracts.imports.Import;
import dev.visage.contracts.imports.ImportCounts;
import dev.visage.contracts.imports.ImportEntry;
import dev.visage.contracts.imports.ImportItem;
import dev.visage.contracts.imports.ImportPage;
import dev.visage.contracts.imports.ImportRequest;
import dev.visage.contracts.imports.ImportState;
import dev.visage.contracts.imports.ImportTerms;
import dev.visage.contracts.imports.ItemPage;
import dev.visage.contracts.imports.ItemReason;
import dev.visage.contracts.imports.ItemStatus;
import dev.visage.contracts.picture.PictureKind;
import dev.visage.contracts.profile.Profile;
import dev.visage.contracts.recipe.Recipe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;

/** Imports in memory that speak ImportApi over HTTP, as the real ones do. Nothing is worked on unless a test says so. */
final class FakeImports {

    private static final String IMPORTS = "/profile-api/v1/imports";
    private static final Instant NOW = Instant.parse("2026-11-21T17:00:00Z");

    private final Map<ImportId, Kept> imports = new LinkedHashMap<>();
    private final List<Integer> batches = new CopyOnWriteArrayList<>();
    private final List<ImportEntry> entries = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final Collection<Profile> users;

    /**
     * Imports.
     *
     * @param users those that there are, as they change
     */
    FakeImports(Collection<Profile> users) {
        this.users = users;
    }

    void routes(HttpServerRoutes routes) {
        String one = IMPORTS + "/{id}";
        routes.post(IMPORTS, (request, response) -> taking(request, response, ImportRequest.class, this::create))
                .post(
                        one + "/examinations",
                        (request, response) -> taking(
                                request, response, ImportEntry[].class, entries -> examine(kept(request), entries)))
                .post(
                        one + "/items",
                        (request, response) -> taking(
                                request, response, ImportEntry[].class, entries -> register(kept(request), entries)))
                .get(one + "/items", (request, response) -> answering(response, () -> items(request)))
                .get(IMPORTS, (request, response) -> answering(response, () -> page(request)))
                .get(
                        one,
                        (request, response) ->
                                answering(response, () -> kept(request).shown()));
        Map.of(
                        "pause", ImportState.PAUSED,
                        "resume", ImportState.RUNNING,
                        "cancel", ImportState.CANCELLED,
                        "finish", ImportState.FINISHING)
                .forEach((step, state) -> routes.post(
                        one + "/" + step,
                        (request, response) ->
                                answering(response, () -> kept(request).becoming(state))));
    }

    /** How many entries came with each call that took some. */
    List<Integer> batches() {
        return batches;
    }

    /** All entries that were taken or refused, of all imports. */
    List<ImportEntry> entries() {
        return entries;
    }

    /** Is away for so many calls that examine or take entries. */
    void refuseNext(int calls) {
        refusals.set(calls);
    }

    synchronized List<ImportItem> items(String importId) {
        return List.copyOf(imports.get(ImportId.valueOf(importId)).items.values());
    }

    synchronized Import get(String importId) {
        return imports.get(ImportId.valueOf(importId)).shown();
    }

    /** What became of an item. */
    synchronized void end(String importId, ImportItem ended) {
        Kept kept = imports.get(ImportId.valueOf(importId));
        kept.items.replaceAll((key, item) -> item.number() == ended.number() ? ended : item);
    }

    /** An import with an id of one's own, as it is when it is made. */
    synchronized void add(String importId, String createdBy, ImportState state) {
        ImportTerms terms = new ImportTerms(null, PictureKind.AVATAR, Recipe.avatar(), false, false, null, false, null);
        Kept kept = new Kept(ImportId.valueOf(importId), new ImportRequest(terms, createdBy));
        kept.state = state;
        imports.put(kept.importId, kept);
    }

    /** Takes so many files that are no pictures. */
    synchronized void addRefused(String importId, int count) {
        ItemReason reason = ItemReason.of("not-a-picture", "The file is no picture.");
        for (int number = 1; number <= count; number++) {
            String name = "f" + number + ".txt";
            imports.get(ImportId.valueOf(importId)).take(new ImportEntry(name, null, null, null, reason), reason);
        }
    }

    synchronized void become(String importId, ImportState state) {
        imports.get(ImportId.valueOf(importId)).state = state;
    }

    private synchronized Import create(ImportRequest request) {
        Kept kept = new Kept(ImportId.next(), request);
        imports.put(kept.importId, kept);
        return kept.shown();
    }

    private synchronized Kept kept(HttpServerRequest request) {
        Kept kept = imports.get(ImportId.valueOf(String.valueOf(request.param("id"))));
        if (kept == null) {
            throw new Refusal(404);
        }
        return kept;
    }

    private synchronized ImportPage page(HttpServerRequest request) {
        MultiValueMap<String, String> query = query(request);
        int limit = Integer.parseInt(query.getFirst("limit"));
        String after = query.getFirst("after");
        List<Import> found = new ArrayList<>(imports.values().stream()
                .map(Kept::shown)
                .filter(each ->
                        !query.containsKey("createdBy") || each.createdBy().equals(query.getFirst("createdBy")))
                .filter(each -> after == null || each.importId().toString().compareTo(after) < 0)
                .toList());
        Collections.reverse(found);
        boolean isLast = found.size() <= limit;
        List<Import> page = found.subList(0, Math.min(limit, found.size()));
        return new ImportPage(page, isLast ? null : page.get(limit - 1).importId());
    }

    private synchronized ItemPage items(HttpServerRequest request) {
        MultiValueMap<String, String> query = query(request);
        int limit = Integer.parseInt(query.getFirst("limit"));
        long after = Long.parseLong(Objects.requireNonNullElse(query.getFirst("after"), "0"));
        String status = query.getFirst("status");
        List<ImportItem> found = kept(request).items.values().stream()
                .filter(item -> item.number() > after)
                .filter(item -> status == null || item.status().name().equals(status))
                .limit(limit + 1L)
                .toList();
        return found.size() > limit
                ? new ItemPage(found.subList(0, limit), found.get(limit - 1).number())
                : new ItemPage(found, null);
    }

    private synchronized List<Examination> examine(Kept kept, ImportEntry[] entries) {
        return Stream.of(entries)
                .map(entry -> {
                    ImportItem known = entry.refusal() == null ? kept.known(entry) : null;
                    return new Examination(userId(entry), known, known == null ? refusal(kept, entry) : null);
                })
                .toList();
    }

    private @Nullable UserId userId(ImportEntry entry) {
        String user = String.valueOf(entry.user());
        return users.stream()
                .filter(profile -> user.equals(profile.userId().toString())
                        || user.equalsIgnoreCase("@" + profile.attributes().username())
                        || user.equalsIgnoreCase(profile.attributes().email()))
                .map(Profile::userId)
                .findFirst()
                .orElse(null);
    }

    private @Nullable ItemReason refusal(Kept kept, ImportEntry entry) {
        if (!kept.state.takesItems()) {
            return ItemReason.of("import-ended", "The import takes no more items.");
        }
        if (entry.refusal() != null) {
            return entry.refusal();
        }
        return userId(entry) == null && !kept.request.terms().createUsers()
                ? ItemReason.of("unknown-user", "There is no user " + entry.user() + ".")
                : null;
    }

    private synchronized List<ImportItem> register(Kept kept, ImportEntry[] entries) {
        if (!kept.state.takesItems() && Arrays.stream(entries).anyMatch(entry -> kept.known(entry) == null)) {
            throw new Refusal(409);
        }
        batches.add(entries.length);
        this.entries.addAll(List.of(entries));
        return Stream.of(entries)
                .map(entry -> kept.take(entry, refusal(kept, entry)))
                .toList();
    }

    private static MultiValueMap<String, String> query(HttpServerRequest request) {
        return UriComponentsBuilder.fromUriString(request.uri()).build().getQueryParams();
    }

    private <T> Mono<Void> taking(
            HttpServerRequest request, HttpServerResponse response, Class<T> type, Function<T, Object> call) {
        return request.receive()
                .aggregate()
                .asByteArray()
                .flatMap(body -> answering(response, () -> {
                    if (refusals.getAndUpdate(left -> Math.max(left - 1, 0)) > 0) {
                        throw new Refusal(503);
                    }
                    return call.apply(EventJson.mapper().readValue(body, type));
                }));
    }

    private static Mono<Void> answering(HttpServerResponse response, Supplier<Object> call) {
        try {
            return response.header("Content-Type", "application/json")
                    .sendByteArray(Mono.just(EventJson.mapper().writeValueAsBytes(call.get())))
                    .then();
        } catch (Refusal refusal) {
            return response.status(refusal.status).send();
        }
    }

    private static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final int status;

        Refusal(int status) {
            this.status = status;
        }
    }

    /** One import. */
    private final class Kept {

        private final ImportId importId;
        private final ImportRequest request;
        private final Map<String, ImportItem> items = new LinkedHashMap<>();
        private ImportState state = ImportState.RUNNING;

        Kept(ImportId importId, ImportRequest request) {
            this.importId = importId;
            this.request = request;
        }

        private String key(ImportEntry entry) {
            ImportEntry.Picture picture = entry.picture();
            return picture == null ? "refused " + entry.name() : entry.user() + " " + picture.fingerprint();
        }

        @Nullable
        ImportItem known(ImportEntry entry) {
            ImportItem item = items.get(key(entry));
            return item == null || item.status() == ItemStatus.REFUSED && entry.refusal() == null ? null : item;
        }

        ImportItem take(ImportEntry entry, @Nullable ItemReason refusal) {
            ImportItem known = known(entry);
            if (known != null) {
                return known;
            }
            ImportEntry.Picture picture = entry.picture();
            boolean isTaken = refusal == null && picture != null;
            ImportItem item = new ImportItem(
                    items.size() + 1,
                    entry.name(),
                    entry.user(),
                    userId(entry),
                    isTaken ? ItemStatus.ACCEPTED : ItemStatus.REFUSED,
                    isTaken && !request.terms().dryRun() ? picture.uploadId() : null,
                    refusal,
                    false,
                    isTaken ? null : NOW);
            items.put(key(entry), item);
            return item;
        }

        Import becoming(ImportState next) {
            if (state.isEnd() && state != next && !(state == ImportState.FINISHED && next == ImportState.FINISHING)) {
                throw new Refusal(409);
            }
            state = state == ImportState.FINISHED ? state : next;
            return shown();
        }

        private long count(ItemStatus status) {
            return items.values().stream()
                    .filter(item -> item.status() == status)
                    .count();
        }

        Import shown() {
            long refused = count(ItemStatus.REFUSED);
            return new Import(
                    importId,
                    request.terms(),
                    request.createdBy(),
                    state,
                    new ImportCounts(
                            items.size(),
                            refused,
                            items.size() - refused,
                            count(ItemStatus.APPLIED),
                            count(ItemStatus.SUPERSEDED),
                            count(ItemStatus.REJECTED),
                            count(ItemStatus.FAILED),
                            count(ItemStatus.CANCELLED)),
                    34.5,
                    Duration.ofSeconds(12),
                    NOW,
                    state.isEnd() ? NOW : null);
        }
    }
}
