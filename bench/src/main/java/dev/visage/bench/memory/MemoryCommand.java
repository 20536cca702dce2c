package dev.visage.bench.memory;

import dev.visage.bench.figure.MarkdownTable;
import dev.visage.bench.system.Machine;
import dev.visage.bench.system.ThrowAwaySystem;
import dev.visage.bench.system.Usage;
import dev.visage.standalone.launch.LaunchSettings.Form;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Memory of an idle system. */
@Command(
        name = "memory",
        description = "Starts a system, lets it settle, and prints the memory of its processes.",
        mixinStandardHelpOptions = true)
public final class MemoryCommand implements Callable<Integer> {

    @Option(names = "--settle", defaultValue = "30s", description = "how long it is left alone (default: 30s)")
    private Duration settle = Duration.ZERO;

    @Option(names = "--processes", description = "every service as a process of its own, not all in the launcher")
    private boolean processes;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, Usage> usage;
        try (ThrowAwaySystem system = ThrowAwaySystem.start(processes ? Form.PROCESSES : Form.ONE_JVM)) {
            Thread.sleep(settle.toMillis());
            usage = system.usage();
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(Machine.describe() + "; idle for " + settle.toSeconds() + " s after the start.");
        out.println();
        out.println(table(usage));
        out.flush();
        return 0;
    }

    private static MarkdownTable table(Map<String, Usage> usage) {
        MarkdownTable table = new MarkdownTable(List.of("process", "resident MB", "proportional MB"));
        usage.forEach((name, used) -> table.row(row(name, used)));
        return table.row(row("**all**", Usage.sum(new ArrayList<>(usage.values()))));
    }

    private static List<String> row(String name, Usage used) {
        return List.of(name, used.residentMegabytes(), used.proportionalMegabytes());
    }
}
