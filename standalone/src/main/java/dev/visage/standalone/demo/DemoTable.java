package dev.visage.standalone.demo;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The demonstration's result as a table for people. */
final class DemoTable {

    private static final List<String> HEAD =
            List.of("", "user", "client", "picture", "result", "renditions", "notification", "event", "ms");

    private DemoTable() {}

    static void print(List<DemoRow> rows, PrintWriter out) {
        List<List<String>> cells = rows.stream().map(DemoTable::cells).toList();
        int[] widths = IntStream.range(0, HEAD.size())
                .map(column -> Math.max(
                        HEAD.get(column).length(),
                        cells.stream()
                                .mapToInt(row -> row.get(column).length())
                                .max()
                                .orElse(0)))
                .toArray();
        out.println(line(HEAD, widths));
        out.println(line(IntStream.of(widths).mapToObj("-"::repeat).toList(), widths));
        cells.forEach(row -> out.println(line(row, widths)));
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

    private static String line(List<String> cells, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> cells.get(column)
                        + " ".repeat(widths[column] - cells.get(column).length()))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }
}
