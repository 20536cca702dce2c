package dev.visage.bench.ingest;

import dev.visage.bench.figure.MarkdownTable;
import dev.visage.bench.figure.Median;
import dev.visage.bench.figure.Spread;
import dev.visage.bench.load.Round;
import dev.visage.bench.system.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What was measured.
 *
 * @param edge the rounds of uploads
 * @param direct the rounds of direct PUTs, one after each of those
 * @param soak the uploads that went on for minutes
 * @param resident the edge's resident memory during those, at equal distances, in bytes
 */
record IngestResult(List<Round> edge, List<Round> direct, Round soak, List<Long> resident) {

    private static final List<String> PROCESSES = List.of("ingest-api", "s3proxy", "kafka");

    /** Three tables: rates and costs, latencies, memory. */
    String toMarkdown() {
        double directRate = Median.of(direct, Round::perSecond);
        MarkdownTable rates = new MarkdownTable(
                List.of("", "per second", "of the direct rate", "ingest-api CPU ms", "s3proxy CPU ms", "kafka CPU ms"));
        rates.row(rates("uploads, until 202", edge, directRate));
        rates.row(rates("direct PUTs", direct, directRate));
        MarkdownTable latencies = new MarkdownTable(with("request", Spread.heads()));
        latencies.row(with("upload, until 202", together(edge).cells()));
        latencies.row(with("direct PUT", together(direct).cells()));
        return rates + "\n\n" + latencies + "\n\n" + memory();
    }

    private static List<String> rates(String name, List<Round> rounds, double directRate) {
        double rate = Median.of(rounds, Round::perSecond);
        List<String> cells = new ArrayList<>(List.of(
                name, String.format(Locale.ROOT, "%.0f", rate), String.format(Locale.ROOT, "%.2f", rate / directRate)));
        PROCESSES.forEach(process -> cells.add(millis(rounds, round -> round.cpuMillis(process))));
        return cells;
    }

    private static String millis(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return String.format(Locale.ROOT, "%.2f", Median.of(rounds, figure));
    }

    private static Spread together(List<Round> rounds) {
        List<Duration> all =
                rounds.stream().flatMap(round -> round.answers().stream()).toList();
        return Spread.of(all);
    }

    private static List<String> with(String first, List<String> rest) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(rest);
        return all;
    }

    /** Resident memory at the start, in the middle, at the end, and the most of all samples. */
    private MarkdownTable memory() {
        MarkdownTable memory = new MarkdownTable(List.of(
                "edge, resident MB", "start", "middle", "end", "most", "uploads", "per second", "CPU ms per upload"));
        return memory.row(List.of(
                String.format(Locale.ROOT, "over %.1f minutes", soak.took().toNanos() / 60e9),
                Usage.megabytes(resident.get(0)),
                Usage.megabytes(resident.get(resident.size() / 2)),
                Usage.megabytes(resident.get(resident.size() - 1)),
                Usage.megabytes(
                        resident.stream().mapToLong(Long::longValue).max().orElseThrow()),
                Integer.toString(soak.answers().size()),
                String.format(Locale.ROOT, "%.0f", soak.perSecond()),
                String.format(Locale.ROOT, "%.2f", soak.cpuMillis("ingest-api"))));
    }
}
