package dev.visage.worker.resample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TapsCacheTest {

    private final TapsCache cache = new TapsCache();

    @Test
    void keepsTheWeightsOfEqualSpans() {
        Taps first = cache.taps(new Span(0.5, 100.25, 40, true), 200);

        assertThat(cache.taps(new Span(0.5, 100.25, 40, true), 200)).isSameAs(first);
    }

    @ParameterizedTest
    @MethodSource("others")
    void keepsApartWhatDiffers(Span span, int source) {
        Taps first = cache.taps(new Span(0.5, 100.25, 40, true), 200);

        assertThat(cache.taps(span, source)).isNotSameAs(first);
    }

    static Object[][] others() {
        return new Object[][] {
            {new Span(0.25, 100.25, 40, true), 200},
            {new Span(0.5, 100.5, 40, true), 200},
            {new Span(0.5, 100.25, 41, true), 200},
            {new Span(0.5, 100.25, 40, false), 200},
            {new Span(0.5, 100.25, 40, true), 201}
        };
    }
}
