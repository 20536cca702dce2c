package dev.visage.bench.transform;

import dev.visage.bench.figure.MarkdownTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How much faster more threads are. */
final class Speedups {

    private Speedups() {}

    /**
     * A line for each picture and engine.
     *
     * @param measured those of one picture and engine one after the other, by rising number of threads
     * @param threads the numbers of threads
     */
    static MarkdownTable table(List<Turns> measured, List<Integer> threads) {
        List<String> heads = new ArrayList<>(List.of("picture", "engine"));
        threads.forEach(number -> heads.add("per second, threads: " + number));
        heads.add("times");
        threads.forEach(number -> heads.add("CPU ms, threads: " + number));
        MarkdownTable table = new MarkdownTable(heads);
        for (int line = 0; line < measured.size(); line += threads.size()) {
            table.row(cells(measured.subList(line, line + threads.size())));
        }
        return table;
    }

    private static List<String> cells(List<Turns> turns) {
        List<Optional<Double>> rates =
                turns.stream().map(each -> each.median(Sample::perSecond)).toList();
        Optional<Double> first = rates.get(0);
        Optional<Double> last = rates.get(rates.size() - 1);
        List<String> cells = new ArrayList<>(
                List.of(turns.get(0).job().input().name(), turns.get(0).engine()));
        rates.forEach(rate -> cells.add(number("%.1f", rate)));
        cells.add(number("%.2f", first.flatMap(slow -> last.map(fast -> fast / slow))));
        turns.forEach(each -> cells.add(number("%.1f", each.median(Sample::cpuMillis))));
        return cells;
    }

    private static String number(String format, Optional<Double> value) {
        return value.map(number -> String.format(Locale.ROOT, format, number)).orElse("-");
    }
}
