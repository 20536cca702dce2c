package dev.visage.bench.transform;

import dev.visage.bench.figure.MarkdownTable;
import dev.visage.bench.transform.Quality.Gap;
import dev.visage.bench.transform.quality.Reference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What every engine takes for every picture, and how good its renditions are. */
record Costs(List<Cost> lines) {

    private record Worst(String engine, String picture, Gap gap) {}

    /**
     * Adds the quality to what was measured.
     *
     * @param scratch a folder for renditions
     */
    static Costs of(List<Turns> measured, Path scratch) throws IOException {
        Map<Input, List<Turns>> byInput = measured.stream()
                .collect(Collectors.groupingBy(
                        turns -> turns.job().input(), LinkedHashMap::new, Collectors.toUnmodifiableList()));
        List<Cost> lines = new ArrayList<>();
        for (Map.Entry<Input, List<Turns>> each : byInput.entrySet()) {
            Input input = each.getKey();
            Optional<Reference> reference = Reference.of(input.file());
            for (Turns turns : each.getValue()) {
                lines.add(new Cost(turns, Quality.of(turns.job().engine(), input, reference, scratch)));
            }
        }
        return new Costs(lines);
    }

    private Optional<Cost> peerOf(Cost line) {
        Input input = line.turns().job().input();
        return lines.stream()
                .filter(other -> other.isPeers() && other.turns().job().input().equals(input))
                .findFirst();
    }

    /** A line for each picture and engine, then the widest gap of each engine. */
    String toMarkdown() {
        MarkdownTable table = new MarkdownTable(Cost.heads());
        lines.forEach(line -> table.row(line.cells(peerOf(line))));
        String worst = worst();
        return worst.isEmpty() ? table.toString() : table + "\n\n" + worst;
    }

    private String worst() {
        Map<String, Worst> widest = new LinkedHashMap<>();
        for (Cost line : lines) {
            Optional<Gap> gap = line.isPeers() ? Optional.empty() : line.worst(peerOf(line));
            gap.ifPresent(found -> widest.merge(
                    line.turns().job().engine().name(),
                    new Worst(
                            line.turns().job().engine().name(),
                            line.turns().job().input().name(),
                            found),
                    (one, other) -> narrower().compare(one, other) <= 0 ? one : other));
        }
        return widest.values().stream()
                .map(each -> String.format(
                        Locale.ROOT,
                        "Worst SSIM of the %s engine against sharp's: %s (%s).",
                        each.engine(),
                        Cost.text(each.gap()),
                        each.picture()))
                .collect(Collectors.joining("\n"));
    }

    private static Comparator<Worst> narrower() {
        return Comparator.comparingDouble(worst -> worst.gap().difference());
    }
}
