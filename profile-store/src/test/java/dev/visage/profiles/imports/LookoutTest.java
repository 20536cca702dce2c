package dev.visage.profiles.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LookoutTest {

    private final Lookout lookout = new Lookout();

    @Test
    void looksAtTheFirstTurnAndEveryFifth() {
        assertThat(turns(11)).containsExactly(0, 5, 10);
    }

    @Test
    void looksAtEachTurnForAWhileOnceItExpectsSomething() {
        turns(2);
        lookout.expect();

        assertThat(turns(12)).containsExactly(0, 1, 2, 3, 4, 8);
    }

    /** Those of the next turns at which it looks. */
    private List<Integer> turns(int count) {
        return Stream.iterate(0, turn -> turn + 1)
                .limit(count)
                .filter(turn -> lookout.isDue())
                .toList();
    }
}
