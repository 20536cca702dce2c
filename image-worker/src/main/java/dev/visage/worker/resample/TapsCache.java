package dev.visage.worker.resample;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The weights used last: nearly all pictures that come have one of a few sizes. */
final class TapsCache {

    private static final int MAX_TABLES = 64;

    /** Larger tables are not kept. */
    private static final int MAX_WEIGHTS = 1 << 15;

    private final Map<Key, Taps> tables = new LinkedHashMap<>(MAX_TABLES, 0.75f, true);

    /** Compared by hand: what the compiler makes for records with a double is slow enough to be seen in a profile. */
    private record Key(Span span, int source) {

        @Override
        public boolean equals(@Nullable Object object) {
            return object instanceof Key other
                    && source == other.source
                    && span.target() == other.span.target()
                    && span.reversed() == other.span.reversed()
                    && Double.doubleToLongBits(span.offset()) == Double.doubleToLongBits(other.span.offset())
                    && Double.doubleToLongBits(span.length()) == Double.doubleToLongBits(other.span.length());
        }

        @Override
        public int hashCode() {
            int sides = Double.hashCode(span.offset()) * 31 + Double.hashCode(span.length());
            int samples = (source * 31 + span.target()) * 31 + Boolean.hashCode(span.reversed());
            return sides * 31 + samples;
        }
    }

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
