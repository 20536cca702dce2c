package dev.visage.bench.figure;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How durations spread, in milliseconds. A percentile is the smallest value that at least that part of all values does
 * not exceed (nearest rank), so each is a value that occurred.
 */
public record Spread(double p50, double p90, double p99, double max) {

    /**
     * The spread of some durations.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Spread of(List<Duration> durations) {
        if (durations.isEmpty()) {
            throw new IllegalArgumentException("There are no durations.");
        }
        List<Duration> sorted = durations.stream().sorted().toList();
        return new Spread(
                percentile(sorted, 50), percentile(sorted, 90), percentile(sorted, 99), percentile(sorted, 100));
    }

    private static double percentile(List<Duration> sorted, int percent) {
        int rank = (sorted.size() * percent + 99) / 100;
        return sorted.get(Math.max(rank, 1) - 1).toNanos() / 1e6;
    }

    /** The column heads of {@link #cells}. */
    public static List<String> heads() {
        return List.of("p50 ms", "p90 ms", "p99 ms", "max ms");
    }

    /** The four values, each with one decimal place. */
    public List<String> cells() {
        return List.of(oneDecimal(p50), oneDecimal(p90), oneDecimal(p99), oneDecimal(max));
    }

    private static String oneDecimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
