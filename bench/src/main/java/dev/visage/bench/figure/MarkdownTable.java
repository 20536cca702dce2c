package dev.visage.bench.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table in Markdown: text in the first column, figures in the others. */
public final class MarkdownTable {

    private final List<String> lines = new ArrayList<>();

    public MarkdownTable(List<String> heads) {
        lines.add(line(heads));
        lines.add("|---|" + "---:|".repeat(heads.size() - 1));
    }

    /** Adds a row. */
    public MarkdownTable row(List<String> cells) {
        lines.add(line(cells));
        return this;
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
