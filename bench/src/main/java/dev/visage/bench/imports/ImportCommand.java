package dev.visage.bench.imports;

import dev.visage.bench.figure.MarkdownTable;
import dev.visage.bench.system.Machine;
import dev.visage.bench.system.ThrowAwaySystem;
import dev.visage.bench.system.Usage;
import dev.visage.standalone.launch.LaunchSettings.Form;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What an import takes, and whether it grows in line. */
@Command(
        name = "import",
        description = "Starts a system, imports an archive of pictures into it, and prints what that took.",
        mixinStandardHelpOptions = true)
public final class ImportCommand implements Callable<Integer> {

    private static final String STORE = "profile-store";

    @Option(names = "--items", defaultValue = "10000", description = "pictures of 200 KB each (default: 10000)")
    private int items;

    @Option(names = "--warmup", defaultValue = "1000", description = "pictures imported before (default: 1000)")
    private int warmUps;

    @Option(names = "--growth", description = "instead, imports of several sizes with several numbers of workers")
    private boolean growth;

    @Option(
            names = "--growth-items",
            split = ",",
            defaultValue = "1000,10000,50000",
            description = "their sizes; 50,000 pictures take 20 GB of disk (default: 1000,10000,50000)")
    private List<Integer> growthItems = List.of();

    @Option(
            names = "--growth-workers",
            split = ",",
            defaultValue = "1,2",
            description = "their numbers of worker processes (default: 1,2)")
    private List<Integer> growthWorkers = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        requireSense();
        double loadBefore = Machine.loadAverage();
        String tables = growth ? grow() : one();
        PrintWriter out = spec.commandLine().getOut();
        out.println(Machine.describe()
                + String.format(
                        Locale.ROOT,
                        "; load average %.1f before; JPEGs of %d kB in a zip, each of a user that is made; after %d.",
                        loadBefore,
                        PictureArchive.pictureBytes() / 1000,
                        warmUps));
        out.println();
        out.println(tables);
        out.flush();
        return 0;
    }

    private void requireSense() {
        if (items < 2 || warmUps < 2) {
            throw new ParameterException(spec.commandLine(), "--items and --warmup are 2 or more.");
        }
        if (growthItems.stream().anyMatch(each -> each < 2)
                || growthWorkers.stream().anyMatch(each -> each < 1)) {
            throw new ParameterException(
                    spec.commandLine(), "--growth-items are 2 or more each, --growth-workers 1 or more.");
        }
    }

    private String one() throws IOException, InterruptedException, SQLException {
        try (ThrowAwaySystem system = ThrowAwaySystem.start(Form.PROCESSES);
                ImportRun run = new ImportRun(system, STORE)) {
            run.run(warmUps);
            ImportFigures figures = run.run(items);
            return whole(figures) + "\n\n" + processes(figures, system.peaks());
        }
    }

    private static MarkdownTable whole(ImportFigures figures) {
        return new MarkdownTable(List.of(
                        "pictures",
                        "took s",
                        "archive read after s",
                        "per second",
                        "CPU ms per picture",
                        "second half: told s",
                        "took s",
                        "error",
                        "transactions per picture",
                        "statements per picture"))
                .row(List.of(
                        Integer.toString(figures.pictures()),
                        text("%.1f", figures.took().toMillis() / 1e3),
                        text("%.1f", figures.read().toMillis() / 1e3),
                        text("%.1f", figures.perSecond()),
                        text("%.1f", figures.cpuMillis()),
                        figures.estimate() == null
                                ? "-"
                                : text("%.1f", figures.estimate().toMillis() / 1e3),
                        text("%.1f", figures.secondHalf().toMillis() / 1e3),
                        text("%+.0f %%", 100 * figures.estimateError()),
                        text("%.3f", figures.transactionsPerPicture()),
                        text("%.2f", figures.statementsPerPicture())));
    }

    private static MarkdownTable processes(ImportFigures figures, Map<String, Long> peaks) {
        MarkdownTable table = new MarkdownTable(List.of("process", "CPU ms per picture", "peak resident MB"));
        peaks.forEach(
                (name, peak) -> table.row(List.of(name, text("%.2f", figures.cpuMillis(name)), Usage.megabytes(peak))));
        return table;
    }

    /** For each number of workers a system of its own, which imports one size after another. */
    private String grow() throws IOException, InterruptedException, SQLException {
        MarkdownTable table = new MarkdownTable(List.of(
                "workers",
                "pictures",
                "took s",
                "per second",
                "CPU ms per picture",
                "of the least",
                "transactions per picture"));
        List<Integer> workers = new ArrayList<>();
        List<ImportFigures> all = new ArrayList<>();
        for (int each : growthWorkers) {
            try (ThrowAwaySystem system = ThrowAwaySystem.start(Form.PROCESSES, "--workers", Integer.toString(each));
                    ImportRun run = new ImportRun(system, STORE)) {
                run.run(warmUps);
                for (int pictures : growthItems) {
                    workers.add(each);
                    all.add(run.run(pictures));
                }
            }
        }
        double least = all.stream().mapToDouble(ImportFigures::cpuMillis).min().orElseThrow();
        for (int i = 0; i < all.size(); i++) {
            ImportFigures figures = all.get(i);
            table.row(List.of(
                    Integer.toString(workers.get(i)),
                    Integer.toString(figures.pictures()),
                    text("%.1f", figures.took().toMillis() / 1e3),
                    text("%.1f", figures.perSecond()),
                    text("%.1f", figures.cpuMillis()),
                    text("%.2f", figures.cpuMillis() / least),
                    text("%.3f", figures.transactionsPerPicture())));
        }
        return table.toString();
    }

    private static String text(String format, Object value) {
        return String.format(Locale.ROOT, format, value);
    }
}
