package dev.visage.standalone.demo;

import dev.visage.standalone.table.Table;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/** The demonstration's result as a table for people. */
final class DemoTable {

    private static final List<String> HEAD =
            List.of("", "user", "client", "picture", "result", "renditions", "notification", "event", "ms");

    private DemoTable() {}

    static void print(List<DemoRow> rows, PrintWriter out) {
        new Table(HEAD, rows.stream().map(DemoTable::cells).toList()).print(out);
        rows.forEach(row -> row.faults().forEach(fault -> out.println("WRONG: " + row.user() + ": " + fault)));
    }

    private static List<String> cells(DemoRow row) {
        return List.of(
                row.isRight() ? "ok" : "WRONG",
                row.user(),
                row.client(),
                row.picture(),
                row.reason() == null ? row.status() : row.status() + ": " + row.reason(),
                row.renditions().stream()
                        .map(rendition -> rendition.width() + " (" + (rendition.bytes() + 1023) / 1024 + " KB)")
                        .collect(Collectors.joining(" ")),
                row.notification() == null ? "-" : row.notification(),
                row.event() == null
                        ? "-"
                        : row.event().topic() + " @" + row.event().offset(),
                Long.toString(row.millis()));
    }
}
