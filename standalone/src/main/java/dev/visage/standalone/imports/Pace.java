package dev.visage.standalone.imports;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How fast something has been lately, told from how far it was at some moments. Half a minute counts. */
final class Pace {

    private static final Duration LATELY = Duration.ofSeconds(30);

    private final Deque<Mark> marks = new ArrayDeque<>();

    /**
     * It is so far now.
     *
     * @param now a moment of {@link System#nanoTime}
     */
    void mark(long done, long now) {
        marks.addLast(new Mark(done, now));
        while (marks.size() > 2 && now - marks.getFirst().at() > LATELY.toNanos()) {
            marks.removeFirst();
        }
    }

    /** How much was done in a second; 0 while nobody can tell. */
    double perSecond() {
        if (marks.size() < 2) {
            return 0;
        }
        Mark first = marks.getFirst();
        Mark last = marks.getLast();
        return last.at() == first.at() ? 0 : (last.done() - first.done()) * 1e9 / (last.at() - first.at());
    }

    /** How long the rest takes at this pace, if anybody can tell. */
    Optional<Duration> remaining(long rest) {
        double rate = perSecond();
        return rate <= 0 ? Optional.empty() : Optional.of(Duration.ofMillis(Math.round(rest * 1000 / rate)));
    }

    private record Mark(long done, long at) {}
}
