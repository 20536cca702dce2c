package dev.visage.bench.figure;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The value in the middle. */
public final class Median {

    private Median() {}

    /** The median of a figure; of an even number of rounds the higher of the two in the middle. */
    public static <T> double of(List<T> rounds, ToDoubleFunction<T> figure) {
        List<Double> sorted = rounds.stream()
                .map(figure::applyAsDouble)
                .sorted(Comparator.naturalOrder())
                .toList();
        return sorted.get(sorted.size() / 2);
    }
}
