package dev.visage.worker.intake;

import static dev.visage.worker.lane.Lane.BULK;
import static dev.visage.worker.lane.Lane.INTERACTIVE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.worker.lane.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final List<Lane> BOTH = List.of(INTERACTIVE, BULK);

    @Test
    void areNobodysWithoutWorkOrThreads() {
        Turns turns = turns(1, 0, 10);

        assertThat(turns.next(List.of())).isEmpty();
        assertThat(turns.next(BOTH)).contains(INTERACTIVE);
        assertThat(turns.next(BOTH)).isEmpty();
        turns.ended(INTERACTIVE);
        assertThat(turns.next(List.of(BULK))).contains(BULK);
    }

    @Test
    void giveTheBulkLaneAllButTwoThreads() {
        Turns turns = turns(4, 0, 10);

        assertThat(next(turns, List.of(BULK), 3))
                .containsExactly(Optional.of(BULK), Optional.of(BULK), Optional.empty());
        assertThat(turns.next(BOTH)).contains(INTERACTIVE);
        turns.ended(BULK);
        assertThat(turns.next(List.of(BULK))).contains(BULK);
    }

    @Test
    void giveTheBulkLaneNoMoreThreadsThanItIsAllowed() {
        assertThat(next(turns(3, 1, 10), List.of(BULK), 2)).containsExactly(Optional.of(BULK), Optional.empty());
        assertThat(next(turns(2, 9, 10), List.of(BULK), 2)).containsExactly(Optional.of(BULK), Optional.of(BULK));
    }

    @Test
    void giveTheInteractiveLaneAllThreads() {
        assertThat(next(turns(3, 0, 10), List.of(INTERACTIVE), 3)).containsOnly(Optional.of(INTERACTIVE));
    }

    @Test
    void areTheBulkLanesEverySoOften() {
        Turns turns = turns(1, 0, 4);
        List<Lane> taken = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Lane lane = turns.next(BOTH).orElseThrow();
            taken.add(lane);
            turns.ended(lane);
        }

        assertThat(taken.subList(0, 4)).containsExactly(INTERACTIVE, INTERACTIVE, INTERACTIVE, BULK);
        assertThat(Collections.frequency(taken, BULK)).isEqualTo(10);
    }

    /** Otherwise the lane that had nothing to do, or had its threads, would be first afterwards. */
    @Test
    void doNotCountWhileTheBulkLaneCouldNotHaveHadThem() {
        Turns turns = turns(2, 1, 2);
        turns.next(List.of(BULK));
        for (int i = 0; i < 5; i++) {
            assertThat(turns.next(BOTH)).contains(INTERACTIVE);
            turns.ended(INTERACTIVE);
        }
        turns.ended(BULK);

        assertThat(next(turns, BOTH, 2)).containsExactly(Optional.of(INTERACTIVE), Optional.of(BULK));
    }

    private static List<Optional<Lane>> next(Turns turns, List<Lane> ready, int times) {
        List<Optional<Lane>> taken = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            taken.add(turns.next(ready));
        }
        return taken;
    }

    private static Turns turns(int threads, int bulkThreads, int bulkEvery) {
        return new Turns(new IntakeSettings(
                threads, bulkThreads, bulkEvery, 4, 3, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO));
    }
}
