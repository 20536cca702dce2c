package dev.visage.standalone.reconcile;

import dev.visage.contracts.api.Reconciliation;
import dev.visage.contracts.event.EventJson;
import dev.visage.embedded.process.InfrastructureException;
import dev.visage.standalone.store.StoreClient;
import dev.visage.standalone.table.Table;
import java.io.PrintWriter;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Sweeps the object store. */
@Command(
        name = "reconcile",
        description =
                "Deletes objects that nothing needs, has pictures made again that lack some, and prints the counts.",
        mixinStandardHelpOptions = true,
        exitCodeOnExecutionException = 2)
public final class ReconcileCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofHours(1);

    @Option(names = "--dry-run", description = "only count")
    private boolean dryRun;

    @Option(
            names = "--grace",
            description = "how old an object has to be: 10m, 24h, 7d (default: the service's, 25h). A short one is for"
                    + " times without uploads")
    private @Nullable String grace;

    @Option(names = "--data", defaultValue = "data", description = "the system's data directory (default: ./data)")
    private Path data = Path.of("data");

    @Option(names = "--json", description = "print the counts as JSON")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        String query = "?dryRun=" + dryRun + (grace == null ? "" : "&grace=" + duration(grace));
        HttpResponse<byte[]> answer = StoreClient.of(data).post("/reconcile" + query, PATIENCE);
        if (answer.statusCode() != 200) {
            throw new InfrastructureException("Nothing was swept: "
                    + EventJson.mapper()
                            .readTree(answer.body())
                            .path("detail")
                            .asString("the profile store answered " + answer.statusCode() + "."));
        }
        Reconciliation counts = EventJson.mapper().readValue(answer.body(), Reconciliation.class);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(EventJson.mapper().writeValueAsString(counts));
        } else {
            print(counts, out);
        }
        out.flush();
        return 0;
    }

    private Duration duration(String text) {
        try {
            Duration duration = DurationStyle.SIMPLE.parse(text);
            boolean unitless = text.chars().allMatch(Character::isDigit);
            if (!duration.isNegative() && !unitless) {
                return duration;
            }
        } catch (IllegalArgumentException | ArithmeticException malformed) {
            // told below, as the other mistake
        }
        throw new ParameterException(
                spec.commandLine(), "--grace is a duration such as 0s, 10m, 24h or 7d, not \"" + text + "\".");
    }

    private static void print(Reconciliation counts, PrintWriter out) {
        new Table(
                        List.of("", "seen", counts.dryRun() ? "to delete" : "deleted"),
                        List.of(row("originals", counts.originals()), row("pictures", counts.images())))
                .print(out);
        out.println();
        out.println("Pictures shown that lack objects: " + counts.dangling().found() + ", of which "
                + counts.dangling().repaired() + (counts.dryRun() ? " can be" : " are being") + " made again, "
                + counts.dangling().unrepairable() + " have no original"
                + (counts.dangling().unrepairable() > 0 ? ": the profile store's log names them." : "."));
        out.println(counts.bytesReclaimed() + " bytes " + (counts.dryRun() ? "would be" : "are")
                + " reclaimed, older than " + text(counts.grace()) + ".");
    }

    /** In the largest unit that divides it. */
    private static String text(Duration grace) {
        ChronoUnit unit = Stream.of(ChronoUnit.HOURS, ChronoUnit.MINUTES, ChronoUnit.SECONDS)
                .filter(candidate -> grace.equals(grace.truncatedTo(candidate)))
                .findFirst()
                .orElse(ChronoUnit.MILLIS);
        return DurationStyle.SIMPLE.print(grace, unit);
    }

    private static List<String> row(String name, Reconciliation.Objects objects) {
        return List.of(name, Long.toString(objects.seen()), Long.toString(objects.orphaned()));
    }
}
