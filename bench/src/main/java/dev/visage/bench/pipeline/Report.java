package dev.visage.bench.pipeline;

import dev.visage.bench.figure.MarkdownTable;
import dev.visage.bench.figure.Median;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** What a comparison comes to, in tables. */
final class Report {

    private static final List<String> SERVICES = List.of("ingest-api", "image-worker", "profile-store");

    private final List<Pipeline> pipelines;
    private final List<Size> sizes;
    private final List<Measured> measured;
    private final Map<Size, List<Double>> transforms;

    /** The first of the pipelines is compared with each of the others. */
    Report(List<Pipeline> pipelines, Comparison comparison) {
        this.pipelines = pipelines;
        this.measured = comparison.measured();
        this.transforms = comparison.transforms();
        this.sizes = List.copyOf(transforms.keySet());
    }

    /** Rate, CPU and latency of each, and how the first compares. */
    MarkdownTable totals(int clients) {
        MarkdownTable table = new MarkdownTable(List.of(
                "picture",
                "pipeline",
                "uploads per second, " + clients + " at once",
                "CPU ms per upload",
                "p50 ms to outcome, one at a time"));
        for (Size size : sizes) {
            Pipeline first = pipelines.get(0);
            table.row(totals(size, first));
            for (Pipeline other : pipelines.subList(1, pipelines.size())) {
                table.row(totals(size, other));
                table.row(ratios(of(size, first), of(size, other)));
            }
        }
        return table;
    }

    private List<String> totals(Size size, Pipeline pipeline) {
        Measured one = of(size, pipeline);
        return List.of(
                size.toString(),
                pipeline.name(),
                oneDecimal(Median.of(one.together(), Turn::perSecond)),
                oneDecimal(Median.of(one.together(), Turn::cpuMillis)),
                oneDecimal(Median.of(one.alone(), Turn::p50)));
    }

    private static List<String> ratios(Measured one, Measured other) {
        return List.of(
                one.size().toString(),
                "**" + one.pipeline().name() + " / " + other.pipeline().name() + "**",
                ratio(one.together(), other.together(), Turn::perSecond),
                ratio(one.together(), other.together(), Turn::cpuMillis),
                ratio(one.alone(), other.alone(), Turn::p50));
    }

    private static String ratio(List<Turn> turns, List<Turn> others, ToDoubleFunction<Turn> figure) {
        return String.format(Locale.ROOT, "**%.2f**", Median.of(turns, figure) / Median.of(others, figure));
    }

    /** The CPU of each process of a pipeline, several clients at once. */
    MarkdownTable processes(Pipeline pipeline) {
        List<String> heads = new ArrayList<>(List.of(pipeline.name() + ": CPU ms per upload of"));
        sizes.forEach(size -> heads.add(size.toString()));
        MarkdownTable table = new MarkdownTable(heads);
        TreeSet<String> names = new TreeSet<>();
        measured.stream()
                .filter(one -> one.pipeline() == pipeline)
                .flatMap(one -> one.together().stream())
                .forEach(turn -> names.addAll(turn.cpu().keySet()));
        for (String name : names) {
            List<String> row = new ArrayList<>(List.of(name));
            sizes.forEach(size ->
                    row.add(oneDecimal(Median.of(of(size, pipeline).together(), turn -> turn.cpuMillis(name)))));
            table.row(row);
        }
        return table;
    }

    /** What our own processes take, and how much of that is not the transform. */
    MarkdownTable aroundTheTransform(Pipeline visage) {
        MarkdownTable table = new MarkdownTable(List.of(
                "picture",
                "CPU ms per upload of " + String.join(", ", SERVICES),
                "of the transform alone",
                "around it"));
        for (Size size : sizes) {
            double services = Median.of(
                    of(size, visage).together(),
                    turn -> SERVICES.stream().mapToDouble(turn::cpuMillis).sum());
            double transform = Median.of(Objects.requireNonNull(transforms.get(size)), value -> value);
            table.row(List.of(
                    size.toString(), oneDecimal(services), oneDecimal(transform), oneDecimal(services - transform)));
        }
        return table;
    }

    private Measured of(Size size, Pipeline pipeline) {
        return measured.stream()
                .filter(one -> one.size() == size && one.pipeline() == pipeline)
                .findFirst()
                .orElseThrow();
    }

    private static String oneDecimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
