package dev.visage.bench.transform;

import dev.visage.bench.system.Machine;
import dev.visage.bench.transform.engine.Contender;
import dev.visage.bench.transform.engine.Engine;
import dev.visage.bench.transform.engine.Peer;
import dev.visage.contracts.picture.EngineName;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The image engines beside sharp. */
@Command(
        name = "transform",
        description =
                "Makes renditions with each engine and with sharp, and prints what they cost and how good they are.",
        mixinStandardHelpOptions = true)
public final class TransformCommand implements Callable<Integer> {

    /** What a worker has as a process of its own. */
    private static final int WORKER_HEAP = 768;

    private static final int SMALL_HEAP = 256;

    @Option(
            names = "--inputs",
            paramLabel = "DIR",
            description = "measure with the pictures in this folder (default: the corpus, else drawn ones)")
    private @Nullable Path inputs;

    @Option(
            names = "--engines",
            split = ",",
            defaultValue = "turbo,portable",
            description = "the engines beside sharp: turbo, portable (default: both)")
    private Set<EngineName> engines = Set.of();

    @Option(
            names = "--parts",
            split = ",",
            defaultValue = "cpu,threads,memory",
            description = "what to measure: cpu, threads, memory (default: all)")
    private Set<Part> parts = Set.of();

    @Option(names = "--rounds", defaultValue = "7", description = "measured rounds (default: 7)")
    private int rounds;

    @Option(names = "--warmup", defaultValue = "4", description = "rounds before them (default: 4)")
    private int warmUps;

    @Option(
            names = "--batch",
            defaultValue = "1s",
            description = "about how long an engine works on a picture in each round (default: 1s)")
    private Duration batch = Duration.ZERO;

    @Option(
            names = "--threads",
            split = ",",
            defaultValue = "1,2",
            description = "the numbers of threads to compare (default: 1,2)")
    private int[] threads = {};

    @Option(
            names = "--large",
            defaultValue = "30",
            description = "how often each 50-megapixel picture is made for the memory part (default: 30)")
    private int large;

    @Option(
            names = "--peer-options",
            paramLabel = "JSON",
            description = "other options for sharp's encoders, such as {\"png\":{\"compressionLevel\":2}}")
    private @Nullable String peerOptions;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        requireSense();
        double loadBefore = Machine.loadAverage();
        Peer peer = Peer.install(peerOptions);
        Path scratch = Files.createTempDirectory("visage-bench-");
        try {
            Inputs chosen = inputs == null ? Inputs.byDefault(scratch) : Inputs.in(inputs);
            if (chosen.all().isEmpty()) {
                throw new ParameterException(spec.commandLine(), "There is no picture in " + inputs + ".");
            }
            print(environment(peer, chosen, loadBefore));
            measure(chosen, peer, scratch);
            print(String.format(Locale.ROOT, "Load average %.1f after.", Machine.loadAverage()));
        } finally {
            FileSystemUtils.deleteRecursively(scratch);
        }
        return 0;
    }

    private void requireSense() {
        if (rounds < 1 || warmUps < 0 || large < 1 || batch.isZero()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--rounds and --large are 1 or more, --warmup 0 or more, --batch longer than 0s.");
        }
        if (Arrays.stream(threads).anyMatch(number -> number < 1 || number > 64)) {
            throw new ParameterException(spec.commandLine(), "--threads are 1 to 64.");
        }
        if (inputs != null && !Files.isDirectory(inputs)) {
            throw new ParameterException(spec.commandLine(), "--inputs: there is no folder " + inputs + ".");
        }
    }

    private String environment(Peer peer, Inputs chosen, double loadBefore) {
        return Machine.describe()
                + String.format(
                        Locale.ROOT,
                        "; load average %.1f before; %s; with %s; medians of %d rounds after %d, %s s of work each.",
                        loadBefore,
                        peer.remark(),
                        chosen.origin(),
                        rounds,
                        warmUps,
                        batch.toMillis() / 1e3);
    }

    private void measure(Inputs chosen, Peer peer, Path scratch) throws IOException {
        if (parts.contains(Part.CPU) || parts.contains(Part.THREADS)) {
            List<Engine> processes = new ArrayList<>();
            try {
                for (Contender contender : contenders(peer, WORKER_HEAP)) {
                    processes.add(contender.start());
                }
                measure(chosen, processes, scratch);
            } finally {
                processes.forEach(Engine::close);
            }
        }
        if (parts.contains(Part.MEMORY)) {
            print(Peaks.measure(contenders(peer, SMALL_HEAP), LargePhotographs.in(scratch), large)
                    .toString());
        }
    }

    private void measure(Inputs chosen, List<Engine> processes, Path scratch) throws IOException {
        if (parts.contains(Part.CPU)) {
            List<Turns> measured = run(jobs(chosen.all(), processes, new int[] {1}));
            print(Costs.of(measured, scratch).toMarkdown());
        }
        if (parts.contains(Part.THREADS)) {
            List<Turns> measured = run(jobs(chosen.scaled(), processes, threads));
            print(Speedups.table(measured, Arrays.stream(threads).boxed().toList())
                    .toString());
        }
    }

    private List<Contender> contenders(Peer peer, int heapMegabytes) {
        return Stream.concat(
                        engines.stream().map(engine -> Contender.of(engine, heapMegabytes)), peer.contender().stream())
                .toList();
    }

    private static List<Job> jobs(List<Input> inputs, List<Engine> processes, int[] threads) {
        List<Job> jobs = new ArrayList<>();
        for (Input input : inputs) {
            for (Engine process : processes) {
                for (int number : threads) {
                    jobs.add(new Job(process, input, number));
                }
            }
        }
        return jobs;
    }

    private List<Turns> run(List<Job> jobs) {
        return Turns.run(jobs, warmUps, rounds, batch);
    }

    private void print(String paragraph) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(paragraph);
        out.println();
        out.flush();
    }
}
