package dev.visage.worker.resample;

import java.util.LinkedHashMap;
import java.util.Map;

/** The weights used last: nearly all pictures that come have one of a few sizes. */
final class TapsCache {

    private static final int MAX_TABLES = 64;

    /** Larger tables are not kept. */
    private static final int MAX_WEIGHTS = 1 << 15;

    private final Map<Key, Taps> tables = new LinkedHashMap<>(MAX_TABLES, 0.75f, true);

    private record Key(Span span, int source) {}

    Taps taps(Span span, int source) {
        Key key = new Key(span, source);
        Taps known = tables.get(key);
        if (known != null) {
            return known;
        }
        Taps taps = Taps.of(span, source);
        if (taps.weights().length <= MAX_WEIGHTS) {
            if (tables.size() == MAX_TABLES) {
                tables.remove(tables.keySet().iterator().next());
            }
            tables.put(key, taps);
        }
        return taps;
    }
}
