package dev.visage.bench.events;

import dev.visage.bench.figure.MarkdownTable;
import dev.visage.bench.figure.Median;
import dev.visage.bench.system.Machine;
import dev.visage.bench.system.Postgres;
import dev.visage.bench.system.ThrowAwaySystem;
import dev.visage.standalone.launch.LaunchSettings.Form;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How subscribers are told of changes. */
@Command(
        name = "events",
        description =
                "Starts a system, changes profiles, and prints how soon subscribers hear of it, by Kafka, server-sent"
                        + " events and webhooks, what many streams take, and how quickly a full outbox is told.",
        mixinStandardHelpOptions = true)
public final class EventsCommand implements Callable<Integer> {

    /** Webhooks lead to this process. */
    private static final Map<String, String> ENVIRONMENT =
            Map.of("VISAGE_WEBHOOKS_ALLOWHTTP", "true", "VISAGE_WEBHOOKS_ALLOWEDNETWORKS", "127.0.0.0/8");

    /** What is measured. */
    enum Part {
        latency,
        streams,
        relay
    }

    @Option(
            names = "--parts",
            split = ",",
            defaultValue = "latency,streams,relay",
            description = "what is measured: latency, streams, relay (default: all)")
    private Set<Part> parts = Set.of();

    @Option(names = "--rate", defaultValue = "200", description = "changes per second (default: 200)")
    private double rate;

    @Option(names = "--time", defaultValue = "30s", description = "for how long (default: 30s)")
    private Duration time = Duration.ZERO;

    @Option(names = "--warmup", defaultValue = "30s", description = "for how long before (default: 30s)")
    private Duration warmUp = Duration.ZERO;

    @Option(names = "--idle", defaultValue = "2000", description = "streams that hear nothing (default: 2000)")
    private int idle;

    @Option(names = "--busy", defaultValue = "200", description = "streams that hear everything (default: 200)")
    private int busy;

    @Option(names = "--busy-rate", defaultValue = "20", description = "changes per second for them (default: 20)")
    private double busyRate;

    @Option(names = "--events", defaultValue = "50000", description = "events in the outbox (default: 50000)")
    private int events;

    @Option(names = "--rounds", defaultValue = "5", description = "how often it is filled (default: 5)")
    private int rounds;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        requireSense();
        PrintWriter out = spec.commandLine().getOut();
        double loadBefore = Machine.loadAverage();
        out.println(Machine.describe() + String.format(Locale.ROOT, "; load average %.1f before.", loadBefore));
        try (ThrowAwaySystem system = ThrowAwaySystem.start(Form.PROCESSES, ENVIRONMENT)) {
            Postgres postgres = Postgres.of(system, "profile-store");
            postgres.restartWith("track_commit_timestamp", "on");
            String token = system.token("1", "admin");
            Edits edits = new Edits(postgres, system.configuration("profile-store"));
            edits.awaitAcceptance();
            if (parts.contains(Part.latency)) {
                print(out, new LatencyRun(system, edits, token).run(rate, warmUp, time));
            }
            if (parts.contains(Part.streams)) {
                try (SubscribersRun streams = new SubscribersRun(system, edits, token)) {
                    print(out, streams.run(idle, busy, busyRate, time));
                }
            }
            if (parts.contains(Part.relay)) {
                print(out, relay(new RelayRun(system, postgres, token).run(events, rounds)));
            }
        }
        return 0;
    }

    private static void print(PrintWriter out, Object table) {
        out.println();
        out.println(table);
        out.flush();
    }

    private MarkdownTable relay(RelayRun.Told told) {
        List<Double> each = told.perSecond();
        return new MarkdownTable(List.of("outbox", "rounds", "median per second", "least", "most"))
                .row(List.of(
                        String.format(Locale.ROOT, "%,d events of %,d bytes", events, told.payloadBytes()),
                        Integer.toString(each.size()),
                        String.format(Locale.ROOT, "%.0f", Median.of(each, figure -> figure)),
                        String.format(
                                Locale.ROOT,
                                "%.0f",
                                each.stream()
                                        .mapToDouble(figure -> figure)
                                        .min()
                                        .orElse(0)),
                        String.format(
                                Locale.ROOT,
                                "%.0f",
                                each.stream()
                                        .mapToDouble(figure -> figure)
                                        .max()
                                        .orElse(0))));
    }

    private void requireSense() {
        boolean sense = rate >= 1 && rate <= 5_000 && busyRate >= 1 && busyRate <= 5_000;
        if (!sense || time.isZero() || warmUp.isZero() || idle < 0 || busy < 1 || events < 1 || rounds < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--rate and --busy-rate are 1 to 5000, --idle is 0 or more, all others are more than 0.");
        }
    }
}
