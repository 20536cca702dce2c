package dev.visage.bench.latency;

import dev.visage.bench.figure.MarkdownTable;
import dev.visage.bench.figure.Spread;
import dev.visage.bench.system.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was measured.
 *
 * @param pictureBytes the length of the picture
 * @param outcome from a request to an answer with the outcome
 * @param accepted from a request to an answer that it is accepted
 * @param stages the parts of the way to the outcome, each with how long every upload was in it
 * @param costs what each process took for it
 */
record LatencyResult(
        int pictureBytes, Spread outcome, Spread accepted, Map<Stage, List<Duration>> stages, Map<String, Cost> costs) {

    /**
     * What an upload cost in one process.
     *
     * @param cpuMillis time on processors per upload, in milliseconds
     * @param residentBytes the process's memory after all uploads
     */
    record Cost(double cpuMillis, long residentBytes) {

        static Cost of(Usage before, Usage after, int uploads) {
            return new Cost(after.cpu().minus(before.cpu()).toNanos() / 1e6 / uploads, after.resident());
        }

        private Cost plus(Cost other) {
            return new Cost(cpuMillis + other.cpuMillis, residentBytes + other.residentBytes);
        }

        private List<String> cells(String name) {
            return List.of(
                    name,
                    String.format(Locale.ROOT, "%.1f", cpuMillis),
                    String.format(Locale.ROOT, "%.0f", residentBytes / 1e6));
        }
    }

    /** Three tables: the whole, the stages, the processes. */
    String toMarkdown() {
        MarkdownTable whole = spreads("request")
                .row(cells("upload to outcome, `Prefer: wait=20`", outcome))
                .row(cells("upload to 202", accepted));
        MarkdownTable parts = spreads("stage");
        stages.forEach((stage, durations) -> parts.row(cells(stage.description(), Spread.of(durations))));
        MarkdownTable processes = new MarkdownTable(List.of("process", "CPU ms per upload", "resident MB after"));
        costs.forEach((name, cost) -> processes.row(cost.cells(name)));
        processes.row(costs.values().stream().reduce(new Cost(0, 0), Cost::plus).cells("**all**"));
        return whole + "\n\n" + parts + "\n\n" + processes;
    }

    private static MarkdownTable spreads(String head) {
        return new MarkdownTable(prepend(head, Spread.heads()));
    }

    private static List<String> cells(String name, Spread spread) {
        return prepend(name, spread.cells());
    }

    private static List<String> prepend(String first, List<String> rest) {
        List<String> all = new ArrayList<>();
        all.add(first);
        all.addAll(rest);
        return all;
    }
}
