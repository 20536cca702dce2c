package dev.visage.ingest.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.visage.contracts.id.ImportId;
import dev.visage.contracts.imports.ImportItem;
import dev.visage.contracts.imports.ItemPage;
import dev.visage.contracts.imports.ItemReason;
import dev.visage.contracts.imports.ItemStatus;
import dev.visage.ingest.access.Caller;
import dev.visage.ingest.profile.Imports;
import java.io.StringWriter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All items of an import as CSV, read and written page after page. */
@Component
class ItemReport {

    static final List<String> COLUMNS =
            List.of("name", "user", "userId", "status", "uploadId", "code", "detail", "line", "column");

    private static final int PAGE = 1000;
    private static final MediaType CSV = MediaType.parseMediaType("text/csv; charset=utf-8");

    /** What spreadsheets take for the beginning of a formula. */
    private static final String FORMULAS = "=+-@\t\r";

    private final Imports imports;
    private final KnownImports known;

    ItemReport(Imports imports, KnownImports known) {
        this.imports = imports;
        this.known = known;
    }

    Mono<ServerResponse> write(ServerRequest request, Caller caller) {
        ItemStatus status = ImportCalls.status(request);
        return known.known(request, caller)
                .flatMap(found -> page(found.importId(), status, 0)
                        .flatMap(first -> ServerResponse.ok()
                                .contentType(CSV)
                                .headers(headers -> headers.setContentDisposition(ContentDisposition.attachment()
                                        .filename("import-" + found.importId() + ".csv")
                                        .build()))
                                .body(text(found.importId(), status, first), String.class)));
    }

    private Flux<String> text(ImportId importId, @Nullable ItemStatus status, ItemPage first) {
        Flux<String> pages = Mono.just(first)
                .expand(page -> page.next() == null ? Mono.empty() : page(importId, status, page.next()))
                .map(page -> csv(page.items().stream().map(ItemReport::row)));
        return pages.startWith(csv(Stream.of(COLUMNS)));
    }

    private Mono<ItemPage> page(ImportId importId, @Nullable ItemStatus status, long after) {
        return imports.items(importId, status, after, PAGE);
    }

    private static List<String> row(ImportItem item) {
        ItemReason reason = item.reason();
        return Stream.of(
                        item.name(),
                        item.user(),
                        item.userId(),
                        item.status().wireName(),
                        item.uploadId(),
                        reason == null ? null : reason.code(),
                        reason == null ? null : reason.detail(),
                        reason == null ? null : reason.line(),
                        reason == null ? null : reason.column())
                .map(value -> harmless(Objects.toString(value, "")))
                .toList();
    }

    private static String harmless(String value) {
        return !value.isEmpty() && FORMULAS.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }

    private static String csv(Stream<List<String>> rows) {
        StringWriter text = new StringWriter();
        CsvWriter writer = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .bufferSize(0)
                .build(text);
        rows.forEach(writer::writeRecord);
        return text.toString();
    }
}
