package dev.visage.bench.dialects;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One wrapping, measured once.
 *
 * @param uploads how many were accepted
 * @param took from the first request to the last answer
 * @param edgeCpu the time that ingest-api was on processors meanwhile
 */
record Round(int uploads, Duration took, Duration edgeCpu) {

    double perSecond() {
        return uploads / (took.toNanos() / 1e9);
    }

    double cpuMillisPerUpload() {
        return edgeCpu.toNanos() / 1e6 / uploads;
    }

    /** The median of a figure; of an even number of rounds the higher of the two in the middle. */
    static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        List<Double> sorted = rounds.stream()
                .map(figure::applyAsDouble)
                .sorted(Comparator.naturalOrder())
                .toList();
        return sorted.get(sorted.size() / 2);
    }
}
