package dev.visage.bench.pipeline;

import dev.visage.bench.system.Machine;
import dev.visage.bench.system.NodePackage;
import dev.visage.bench.system.ThrowAwaySystem;
import dev.visage.bench.transform.Input;
import dev.visage.bench.transform.Inputs;
import dev.visage.bench.transform.engine.Contender;
import dev.visage.bench.transform.engine.Engine;
import dev.visage.contracts.picture.EngineName;
import dev.visage.standalone.launch.LaunchSettings.Form;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The whole way of an upload, beside a pipeline in Node. */
@Command(
        name = "pipeline",
        description =
                "Uploads pictures to Visage and to a pipeline in Node in turns, and prints what each makes and takes.",
        mixinStandardHelpOptions = true)
public final class PipelineCommand implements Callable<Integer> {

    /** What a worker has as a process of its own. */
    private static final int WORKER_HEAP = 768;

    @Option(
            names = "--sizes",
            split = ",",
            defaultValue = "640x480,2mp,12mp",
            description = "the pictures: 640x480, 2mp, 12mp (default: all)")
    private Set<Size> sizes = Set.of();

    @Option(names = "--rounds", defaultValue = "5", description = "measured rounds (default: 5)")
    private int rounds;

    @Option(
            names = "--turn",
            defaultValue = "5s",
            description =
                    "how long a pipeline has its turn with several clients, then with one for half as long (default: 5s)")
    private Duration turn = Duration.ZERO;

    @Option(
            names = "--warmup",
            defaultValue = "75s",
            description = "the same before the first round, for each picture (default: 75s)")
    private Duration warmUp = Duration.ZERO;

    @Option(names = "--concurrency", defaultValue = "16", description = "clients at once (default: 16)")
    private int concurrency;

    @Option(names = "--no-peer", description = "measure Visage alone")
    private boolean alone;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (rounds < 1 || concurrency < 1 || concurrency > 256 || turn.isZero()) {
            throw new ParameterException(
                    spec.commandLine(), "--rounds is 1 or more, --concurrency 1 to 256, --turn longer than 0s.");
        }
        double loadBefore = Machine.loadAverage();
        NodePackage.Installation peer =
                alone ? new NodePackage.Installation(false, "without a peer") : NodePipeline.install();
        Path scratch = Files.createTempDirectory("visage-bench-");
        try (ThrowAwaySystem system = ThrowAwaySystem.start(Form.PROCESSES);
                Engine engine = Contender.of(EngineName.TURBO, WORKER_HEAP).start()) {
            Inputs inputs = Inputs.byDefault(scratch);
            print(environment(peer, inputs, loadBefore));
            Pipeline visage = new VisagePipeline(system, concurrency);
            if (peer.runs()) {
                try (NodePipeline node = NodePipeline.start(system)) {
                    measure(List.of(visage, node), engine, inputs);
                }
            } else {
                measure(List.of(visage), engine, inputs);
            }
        } finally {
            FileSystemUtils.deleteRecursively(scratch);
        }
        print(String.format(Locale.ROOT, "Load average %.1f after.", Machine.loadAverage()));
        return 0;
    }

    private String environment(NodePackage.Installation peer, Inputs inputs, double loadBefore) {
        return Machine.describe()
                + String.format(
                        Locale.ROOT,
                        "; load average %.1f before; %s; with %s; medians of %d rounds of %s s after %s s.",
                        loadBefore,
                        peer.remark(),
                        inputs.origin(),
                        rounds,
                        turn.toMillis() / 1e3,
                        warmUp.toMillis() / 1e3);
    }

    private void measure(List<Pipeline> pipelines, Engine engine, Inputs inputs)
            throws IOException, InterruptedException {
        Map<Size, Input> pictures = new EnumMap<>(Size.class);
        sizes.forEach(size -> pictures.put(size, size.in(inputs)));
        Comparison comparison = new Comparison(pictures, pipelines, engine, concurrency);
        comparison.warmUp(warmUp);
        for (int round = 0; round < rounds; round++) {
            comparison.round(turn, turn.dividedBy(2));
        }
        Report report = new Report(pipelines, comparison);
        List<Object> tables = new ArrayList<>();
        tables.add(report.totals(concurrency));
        pipelines.forEach(pipeline -> tables.add(report.processes(pipeline)));
        tables.add(report.aroundTheTransform(pipelines.get(0)));
        tables.forEach(table -> print(table.toString()));
    }

    private void print(String paragraph) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(paragraph);
        out.println();
        out.flush();
    }
}
