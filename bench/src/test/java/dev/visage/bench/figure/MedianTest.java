package dev.visage.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MedianTest {

    @Test
    void isTheValueInTheMiddleWhateverTheOrder() {
        assertThat(Median.of(List.of("nine nine", "one", "three"), String::length))
                .isEqualTo(5);
    }

    @Test
    void isTheHigherOfTwoInTheMiddle() {
        assertThat(Median.of(List.of(50, 10), Integer::doubleValue)).isEqualTo(50);
    }
}
