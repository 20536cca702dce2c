package dev.visage.standalone.imports;

import dev.visage.contracts.event.EventJson;
import dev.visage.contracts.imports.ItemReason;
import dev.visage.contracts.imports.ItemStatus;
import dev.visage.embedded.process.InfrastructureException;
import dev.visage.standalone.imports.source.Entry;
import dev.visage.standalone.table.Table;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** What is printed of an import that has ended, and the report of all its items. */
final class Summary {

    /** How many of those that were not applied are shown. */
    static final int SHOWN = 10;

    private static final List<ItemStatus> BAD = List.of(ItemStatus.REFUSED, ItemStatus.REJECTED, ItemStatus.FAILED);

    private final ImportServer server;
    private final LocalRefusals refusals;
    private final Result result;

    Summary(ImportServer server, LocalRefusals refusals, Result result) {
        this.server = server;
        this.refusals = refusals;
        this.result = result;
    }

    /** Writes the report of all items into a folder. */
    Path report(Path folder) throws InterruptedException {
        Path report = folder.resolve(result.importId() + ".csv");
        try {
            server.report(result.importId(), report);
            refusals.appendTo(report);
            return report;
        } catch (IOException failure) {
            throw new InfrastructureException(
                    "The report " + report + " cannot be written: " + failure.getMessage(), failure);
        }
    }

    /** One line of JSON. */
    void printJson(PrintWriter out) {
        out.println(EventJson.mapper().writeValueAsString(result));
        out.flush();
    }

    /** Sentences, and a table of the first that were not applied. */
    void print(PrintWriter out, Path report) throws InterruptedException {
        out.println("Import " + result.importId() + " is " + result.state().wireName() + ": " + result.read()
                + " read, " + result.applied() + " applied, " + result.superseded() + " superseded, "
                + result.refused() + " refused, " + result.rejected() + " rejected, " + result.failed() + " failed.");
        List<List<String>> rows = firstBad();
        if (!rows.isEmpty()) {
            out.println();
            new Table(List.of("item", "user", "status", "reason"), rows).print(out);
            out.println();
        }
        out.println("All items, with reasons: " + report);
        out.flush();
    }

    private List<List<String>> firstBad() throws InterruptedException {
        List<List<String>> rows = new ArrayList<>();
        refusals.first().forEach(refused -> rows.add(row(refused)));
        for (ItemStatus status : BAD) {
            if (rows.size() < SHOWN) {
                server.items(result.importId(), status, SHOWN - rows.size()).forEach(item -> rows.add(row(item)));
            }
        }
        return rows;
    }

    private static List<String> row(Entry.Refused refused) {
        ItemReason reason = refused.reason();
        String place = reason.line() == null ? "" : "line " + reason.line() + ": ";
        return List.of(
                refused.name(),
                Objects.requireNonNullElse(refused.user(), "-"),
                ItemStatus.REFUSED.wireName(),
                place + reason.detail());
    }

    private static List<String> row(JsonNode item) {
        return List.of(
                item.path("name").asString("-"),
                item.path("user").asString("-"),
                item.path("status").asString("-"),
                item.path("detail").asString("-"));
    }
}
