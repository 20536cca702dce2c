package dev.visage.bench.recovery;

import java.time.Duration;
import java.util.Map;

/**
 * What clients noticed of one kill.
 *
 * @param after from the kill until for every client an upload that it began after the kill was on the profile
 * @param answers what was answered meanwhile, and how often
 */
record Recovery(Duration after, Map<String, Integer> answers) {

    double seconds() {
        return after.toNanos() / 1e9;
    }
}
