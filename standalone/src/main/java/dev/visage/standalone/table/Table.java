package dev.visage.standalone.table;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows under a head, each column as wide as its longest cell. Control characters, which could rule a terminal, are shown
 * as {@code ?}.
 *
 * @param rows as many cells each as the head has
 */
public record Table(List<String> head, List<List<String>> rows) {

    public Table {
        rows = rows.stream()
                .map(row -> row.stream().map(Table::printable).toList())
                .toList();
    }

    /** A text of others as it may be printed: on one line, and no word to the terminal. */
    public static String printable(String text) {
        return text.replaceAll("\\p{Cc}", "?");
    }

    /** Prints it. */
    public void print(PrintWriter out) {
        int[] widths = IntStream.range(0, head.size()).map(this::width).toArray();
        out.println(line(head, widths));
        out.println(line(IntStream.of(widths).mapToObj("-"::repeat).toList(), widths));
        rows.forEach(row -> out.println(line(row, widths)));
    }

    private int width(int column) {
        return Math.max(
                head.get(column).length(),
                rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
    }

    private static String line(List<String> cells, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> cells.get(column)
                        + " ".repeat(widths[column] - cells.get(column).length()))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }
}
