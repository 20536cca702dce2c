package dev.visage.ingest.rate;

import java.util.List;

/**
 * What is left to a caller.
 *
 * @param all by each of the limits that apply; at least one
 */
public record Rates(List<Rate> all) {

    public Rates {
        all = List.copyOf(all);
    }

    /** The limit that is reached first. */
    public Rate tightest() {
        return all.stream()
                .reduce((one, other) -> other.isTighterThan(one) ? other : one)
                .orElseThrow();
    }
}
