package dev.visage.bench.pipeline;

import dev.visage.bench.figure.Spread;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One pipeline under load for some seconds.
 *
 * @param latencies from a request to its answer, one for each upload
 * @param took from the first request to the last answer
 * @param cpu what each process took meanwhile
 */
record Turn(List<Duration> latencies, Duration took, Map<String, Duration> cpu) {

    static Turn of(List<Duration> latencies, Duration took, Map<String, Duration> before, Map<String, Duration> after) {
        Map<String, Duration> cpu = new TreeMap<>();
        after.forEach((name, now) -> cpu.put(name, now.minus(before.getOrDefault(name, Duration.ZERO))));
        return new Turn(latencies, took, cpu);
    }

    double perSecond() {
        return latencies.size() / (took.toNanos() / 1e9);
    }

    double p50() {
        return Spread.of(latencies).p50();
    }

    /** Of all processes together, in milliseconds for each upload. */
    double cpuMillis() {
        return millis(cpu.values().stream().reduce(Duration.ZERO, Duration::plus));
    }

    /** Of one process, in milliseconds for each upload. */
    double cpuMillis(String process) {
        return millis(Objects.requireNonNullElse(cpu.get(process), Duration.ZERO));
    }

    private double millis(Duration cpu) {
        return cpu.toNanos() / 1e6 / latencies.size();
    }
}
