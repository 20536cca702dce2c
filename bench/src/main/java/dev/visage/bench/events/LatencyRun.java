package dev.visage.bench.events;

import dev.visage.bench.events.Heard.Told;
import dev.visage.bench.figure.MarkdownTable;
import dev.visage.bench.figure.Spread;
import dev.visage.bench.system.ThrowAwaySystem;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long it takes from the commit of a change until a subscriber of each kind has heard of it. */
final class LatencyRun {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final ThrowAwaySystem system;
    private final Edits edits;
    private final String token;

    /**
     * @param token of an administrator
     */
    LatencyRun(ThrowAwaySystem system, Edits edits, String token) {
        this.system = system;
        this.edits = edits;
        this.token = token;
    }

    /** A table: one subscriber of each kind, all at once. */
    MarkdownTable run(double perSecond, Duration warmUp, Duration time)
            throws IOException, InterruptedException, SQLException {
        try (TopicSubscriber topic = TopicSubscriber.open(system.running().kafka());
                StreamSubscriber stream =
                        new StreamSubscriber.Opening(system.running().url(), token).open("");
                HookSubscriber hook = HookSubscriber.open(system.running().url(), token)) {
            edits.round(perSecond, warmUp);
            Edits.Round round = edits.round(perSecond, time);
            Map<String, Heard> subscribers = new LinkedHashMap<>();
            subscribers.put("Kafka consumer", topic.heard());
            subscribers.put("SSE subscriber", stream.heard());
            subscribers.put("webhook receiver", hook.heard());
            await(new ArrayList<>(subscribers.values()), round.commits());
            return table(subscribers, round);
        }
    }

    /** Until all have heard of everything, or it is not to be expected any more. */
    static void await(List<Heard> subscribers, Map<Told, Instant> commits) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end
                && subscribers.stream().anyMatch(heard -> heard.count(commits) < commits.size())) {
            Thread.sleep(LOOK.toMillis());
        }
    }

    private static MarkdownTable table(Map<String, Heard> subscribers, Edits.Round round) {
        List<String> heads = new ArrayList<>(List.of("commit to", "edits refused", "changes", "heard"));
        heads.addAll(Spread.heads());
        MarkdownTable table = new MarkdownTable(heads);
        subscribers.forEach((name, heard) -> {
            List<Duration> latencies = heard.since(round.commits());
            List<String> cells = new ArrayList<>(List.of(
                    name,
                    Long.toString(round.refused()),
                    Integer.toString(round.commits().size()),
                    Integer.toString(latencies.size())));
            cells.addAll(Spread.of(latencies).cells());
            table.row(cells);
        });
        return table;
    }
}
