package dev.visage.bench.load;

import dev.visage.bench.figure.Spread;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Requests that were measured together.
 *
 * @param answers how long each took, from just before it was sent to the end of the answer
 * @param took from the first request to the last answer
 * @param cpu the time that each process was on processors meanwhile, by its name
 */
public record Round(List<Duration> answers, Duration took, Map<String, Duration> cpu) {

    public Round {
        answers = List.copyOf(answers);
        cpu = Map.copyOf(cpu);
    }

    /** How many requests were answered in a second. */
    public double perSecond() {
        return answers.size() / (took.toNanos() / 1e9);
    }

    /** How long the answers took. */
    public Spread spread() {
        return Spread.of(answers);
    }

    /** The time of a process per request, in milliseconds. */
    public double cpuMillis(String process) {
        return cpu.getOrDefault(process, Duration.ZERO).toNanos() / 1e6 / answers.size();
    }
}
