package dev.visage.ingest.imports;

import dev.visage.contracts.api.ImportApi;
import dev.visage.contracts.id.ImportId;
import dev.visage.contracts.imports.Import;
import dev.visage.contracts.imports.ImportRequest;
import dev.visage.contracts.imports.ItemStatus;
import dev.visage.ingest.access.Caller;
import dev.visage.ingest.access.Scope;
import dev.visage.ingest.dialect.Body;
import dev.visage.ingest.dialect.Endpoint;
import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.FailureException;
import dev.visage.ingest.profile.Imports;
import dev.visage.objects.S3Settings;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Making imports, reading them and their items, and steering them. */
@Component
class ImportCalls {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final int MOST_IMPORTS = 200;
    private static final int USUAL_IMPORTS = 50;
    private static final int MOST_ITEMS = 1000;
    private static final int USUAL_ITEMS = 100;

    private final Body body;
    private final Imports imports;
    private final KnownImports known;
    private final String bucket;

    ImportCalls(Body body, Imports imports, KnownImports known, S3Settings bucket) {
        this.body = body;
        this.imports = imports;
        this.known = known;
        this.bucket = bucket.bucket();
    }

    Mono<ServerResponse> create(ServerRequest request, Caller caller) {
        caller.requireOne(Scope.IMPORT, Scope.ADMIN);
        String creator = subject(caller);
        return body.small(request)
                .map(sent -> ImportBody.parse(sent, bucket))
                .flatMap(terms -> imports.create(new ImportRequest(terms, creator)))
                .flatMap(created -> ServerResponse.created(URI.create(ImportJson.path(created.importId())))
                        .bodyValue(ImportJson.of(created)));
    }

    Mono<ServerResponse> list(ServerRequest request, Caller caller) {
        caller.requireOne(Scope.IMPORT, Scope.ADMIN);
        int limit = limit(request, USUAL_IMPORTS, MOST_IMPORTS);
        ImportId after = request.queryParam("after").map(ImportCalls::after).orElse(null);
        return imports.page(caller.holds(Scope.ADMIN) ? null : subject(caller), after, limit)
                .map(page -> page(
                        "imports", page.imports().stream().map(ImportJson::of).toList(), page.next()))
                .flatMap(page -> ServerResponse.ok().bodyValue(page));
    }

    Mono<ServerResponse> read(ServerRequest request, Caller caller) {
        return known.current(request, caller).flatMap(ImportCalls::answer);
    }

    Mono<ServerResponse> items(ServerRequest request, Caller caller) {
        int limit = limit(request, USUAL_ITEMS, MOST_ITEMS);
        long after = number(request, "after").orElse(0L);
        ItemStatus status = status(request);
        return known.known(request, caller)
                .flatMap(found -> imports.items(found.importId(), status, after, limit))
                .map(page ->
                        page("items", page.items().stream().map(ItemJson::of).toList(), page.next()))
                .flatMap(page -> ServerResponse.ok().bodyValue(page));
    }

    /** A step that an import takes, such as {@code ImportApi::pause}. */
    Endpoint.Handler step(BiFunction<ImportApi, ImportId, Mono<Import>> step) {
        return (request, caller) -> known.known(request, caller)
                .flatMap(found -> imports.step(found.importId(), step))
                .flatMap(ImportCalls::answer);
    }

    static Mono<ServerResponse> answer(Import shown) {
        return ServerResponse.ok().bodyValue(ImportJson.of(shown));
    }

    /** The status that a query asks for; null if it asks for none. */
    static @Nullable ItemStatus status(ServerRequest request) {
        return request.queryParam("status").map(ImportCalls::status).orElse(null);
    }

    private static ItemStatus status(String name) {
        return Arrays.stream(ItemStatus.values())
                .filter(status -> status.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> FailureException.malformed("status", "\"status\" is none of an item's."));
    }

    private static Map<String, @Nullable Object> page(String member, Object rows, @Nullable Object next) {
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put(member, rows);
        page.put("next", next);
        return page;
    }

    private static String subject(Caller caller) {
        if (caller.subject() == null) {
            throw new FailureException(new Failure.OtherUser());
        }
        return caller.subject();
    }

    private static ImportId after(String text) {
        try {
            return ImportId.valueOf(text);
        } catch (IllegalArgumentException none) {
            throw FailureException.malformed("after", "\"after\" is the \"next\" of a page.");
        }
    }

    private static int limit(ServerRequest request, int usual, int most) {
        long limit = number(request, "limit").orElse((long) usual);
        if (limit < 1 || limit > most) {
            throw FailureException.malformed("limit", "\"limit\" is a number from 1 to " + most + ".");
        }
        return (int) limit;
    }

    private static Optional<Long> number(ServerRequest request, String parameter) {
        return request.queryParam(parameter).map(text -> {
            if (!NUMBER.matcher(text).matches()) {
                throw FailureException.malformed(parameter, "\"" + parameter + "\" is a number.");
            }
            return Long.parseLong(text);
        });
    }
}
