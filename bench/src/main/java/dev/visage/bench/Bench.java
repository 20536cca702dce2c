package dev.visage.bench;

import dev.visage.bench.burst.BurstCommand;
import dev.visage.bench.dialects.DialectsCommand;
import dev.visage.bench.events.EventsCommand;
import dev.visage.bench.imports.ImportCommand;
import dev.visage.bench.ingest.IngestCommand;
import dev.visage.bench.lanes.LanesCommand;
import dev.visage.bench.latency.LatencyCommand;
import dev.visage.bench.memory.MemoryCommand;
import dev.visage.bench.pipeline.PipelineCommand;
import dev.visage.bench.rebalance.RebalanceCommand;
import dev.visage.bench.recovery.RecoveryCommand;
import dev.visage.bench.transform.TransformCommand;
import dev.visage.standalone.Visage;
import dev.visage.standalone.launch.LogOutput;
import java.time.Duration;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command line of the benchmarks. */
@Command(
        name = "visage bench",
        description = "Measures a throw-away system, or the image engines; prints Markdown.",
        mixinStandardHelpOptions = true,
        subcommands = {
            BurstCommand.class,
            DialectsCommand.class,
            EventsCommand.class,
            IngestCommand.class,
            ImportCommand.class,
            LanesCommand.class,
            LatencyCommand.class,
            MemoryCommand.class,
            PipelineCommand.class,
            RebalanceCommand.class,
            RecoveryCommand.class,
            TransformCommand.class
        })
public final class Bench implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    private Bench() {}

    public static void main(String[] arguments) {
        LogOutput.silence();
        System.exit(Visage.commandLine(new Bench())
                .registerConverter(Duration.class, Bench::duration)
                .execute(arguments));
    }

    private static Duration duration(String text) {
        try {
            Duration duration = DurationStyle.SIMPLE.parse(text);
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (IllegalArgumentException malformed) {
            // answered below, as what is negative
        }
        throw new TypeConversionException("a duration is written 30s, 10m or 1h, not \"" + text + "\".");
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing.");
    }
}
