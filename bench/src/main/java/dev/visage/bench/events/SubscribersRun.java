package dev.visage.bench.events;

import dev.visage.bench.events.Heard.Told;
import dev.visage.bench.figure.MarkdownTable;
import dev.visage.bench.figure.Spread;
import dev.visage.bench.system.ThrowAwaySystem;
import dev.visage.bench.system.Usage;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Many streams of server-sent events on one instance: most have nothing to hear, some hear every change. */
final class SubscribersRun implements AutoCloseable {

    private static final String EDGE = "ingest-api";

    /** Nobody's, so its changes are none. */
    private static final long ABSENT = 999_999_999;

    private final ThrowAwaySystem system;
    private final Edits edits;
    private final StreamSubscriber.Opening opening;
    private final List<StreamSubscriber> idle = new ArrayList<>();
    private final List<StreamSubscriber> busy = new ArrayList<>();

    /**
     * @param token of an administrator
     */
    SubscribersRun(ThrowAwaySystem system, Edits edits, String token) {
        this.system = system;
        this.edits = edits;
        this.opening = new StreamSubscriber.Opening(system.running().url(), token);
    }

    /** Two tables: what the instance takes at each step, and how soon the busy ones hear. */
    String run(int idleStreams, int busyStreams, double perSecond, Duration time)
            throws IOException, InterruptedException, SQLException {
        edits.round(perSecond, time);
        MarkdownTable steps = new MarkdownTable(List.of("step", "resident MB", "CPU, cores"));
        steps.row(step("no streams", quiet(time)));
        open(idle, idleStreams, "?users=" + ABSENT);
        steps.row(step(idleStreams + " idle", quiet(time)));
        open(busy, busyStreams, "");
        Usage before = edge();
        Map<Told, Instant> commits = edits.round(perSecond, time).commits();
        Usage after = edge();
        List<Heard> heard = busy.stream().map(StreamSubscriber::heard).toList();
        LatencyRun.await(heard, commits);
        String name = "%d idle, %d busy, %.0f changes per second".formatted(idleStreams, busyStreams, perSecond);
        steps.row(step(name, new Step(after.resident(), cores(before, after, time))));
        return steps + "\n\n" + latencies(heard, commits);
    }

    private void open(List<StreamSubscriber> streams, int count, String query) {
        for (int i = 0; i < count; i++) {
            streams.add(opening.open(query));
        }
    }

    private String latencies(List<Heard> heard, Map<Told, Instant> commits) {
        List<Duration> all =
                heard.stream().flatMap(each -> each.since(commits).stream()).toList();
        long dropped = busy.stream().filter(StreamSubscriber::hasEnded).count()
                + idle.stream().filter(StreamSubscriber::hasEnded).count();
        List<String> heads = new ArrayList<>(List.of("commit to", "deliveries due", "heard", "streams ended"));
        heads.addAll(Spread.heads());
        List<String> cells = new ArrayList<>(List.of(
                "busy SSE subscribers",
                Integer.toString(commits.size() * busy.size()),
                Integer.toString(all.size()),
                Long.toString(dropped)));
        cells.addAll(Spread.of(all).cells());
        return new MarkdownTable(heads).row(cells).toString();
    }

    private record Step(long resident, double cores) {}

    private Step quiet(Duration time) throws IOException, InterruptedException {
        Usage before = edge();
        Thread.sleep(time.toMillis());
        Usage after = edge();
        return new Step(after.resident(), cores(before, after, time));
    }

    private Usage edge() throws IOException {
        return system.usage().getOrDefault(EDGE, Usage.sum(List.of()));
    }

    private static double cores(Usage before, Usage after, Duration time) {
        return (double) after.cpu().minus(before.cpu()).toNanos() / time.toNanos();
    }

    private static List<String> step(String name, Step step) {
        return List.of(
                name,
                String.format(Locale.ROOT, "%.0f", step.resident() / 1e6),
                String.format(Locale.ROOT, "%.2f", step.cores()));
    }

    @Override
    public void close() {
        idle.forEach(StreamSubscriber::close);
        busy.forEach(StreamSubscriber::close);
    }
}
