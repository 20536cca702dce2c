package dev.visage.profiles.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.id.ImportId;
import dev.visage.contracts.imports.ImportState;
import dev.visage.contracts.imports.ImportTerms;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StoredImportTest {

    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

    @Test
    void handsOutWhatTheWindowHasRoomFor() {
        StoredImport held = with(terms(null), 10);

        assertThat(held.room(4, NOW)).isEqualTo(4);
        assertThat(held.release(3, NOW).room(4, NOW)).isEqualTo(1);
        assertThat(held.release(4, NOW).room(4, NOW)).isZero();
        assertThat(held.room(100, NOW)).isEqualTo(10);
    }

    @Test
    void handsOutNothingWhilePausedOrWhenCancelled() {
        StoredImport held = with(terms(null), 10);

        assertThat(held.pause().room(4, NOW)).isZero();
        assertThat(held.pause().resume().room(4, NOW)).isEqualTo(4);
        assertThat(held.cancel(NOW).room(4, NOW)).isZero();
    }

    @Test
    void handsOutNoMoreThanItsRateAllows() {
        StoredImport held = with(terms(2), 10);

        assertThat(held.room(100, NOW)).isEqualTo(2);
        StoredImport spent = held.release(2, NOW);
        assertThat(spent.room(100, NOW)).isZero();
        assertThat(spent.room(100, NOW.plusMillis(499))).isZero();
        assertThat(spent.room(100, NOW.plusMillis(500))).isEqualTo(1);
        assertThat(spent.room(100, NOW.plusMillis(1000))).isEqualTo(2);
    }

    @Test
    void savesNoMoreThanASecondOfItsRate() {
        StoredImport held = with(terms(2), 10).release(2, NOW);

        assertThat(held.room(100, NOW.plusSeconds(60))).isEqualTo(2);
    }

    @Test
    void waitsForTimeAsLongAsItsRateHoldsItemsBack() {
        StoredImport held = with(terms(2), 3);

        assertThat(held.release(2, NOW).waitsForTime()).isTrue();
        assertThat(held.release(3, NOW).waitsForTime()).isFalse();
        assertThat(held.pause().waitsForTime()).isFalse();
        assertThat(held.cancel(NOW).waitsForTime()).isFalse();
        assertThat(with(terms(null), 3).waitsForTime()).isFalse();
    }

    @Test
    void endsOnceItIsClosedAndNothingIsHeldOrWithTheWorkers() {
        StoredImport released = with(terms(null), 1).release(1, NOW).close(NOW);
        assertThat(released.seen(NOW).state()).isEqualTo(ImportState.FINISHING);

        StoredImport ended =
                released.count(released.tally().moved(ItemState.RELEASED, ItemState.APPLIED, 1), NOW.plusSeconds(1));

        assertThat(ended.seen(NOW).state()).isEqualTo(ImportState.FINISHED);
        assertThat(ended.endedAt()).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void isCancelledAtOnceAndEndsWithWhatTheWorkersHave() {
        StoredImport released = with(terms(null), 2).release(1, NOW);
        StoredImport cancelled = released.count(released.tally().moved(ItemState.HELD, ItemState.CANCELLED, 1), NOW)
                .cancel(NOW);
        assertThat(cancelled.seen(NOW).state()).isEqualTo(ImportState.CANCELLED);
        assertThat(cancelled.endedAt()).isNull();

        StoredImport ended = cancelled.count(cancelled.tally().moved(ItemState.RELEASED, ItemState.APPLIED, 1), NOW);

        assertThat(ended.endedAt()).isEqualTo(NOW);
        assertThat(ended.seen(NOW).state()).isEqualTo(ImportState.CANCELLED);
    }

    @Test
    void tellsHowLongTheRestTakes() {
        StoredImport half = with(terms(null), 100).release(100, NOW);
        for (int second = 1; second <= 50; second++) {
            Instant at = NOW.plusSeconds(second);
            half = half.pace(1, at).count(half.tally().moved(ItemState.RELEASED, ItemState.APPLIED, 1), at);
        }
        Instant now = NOW.plusSeconds(50);

        assertThat(half.seen(now).itemsPerSecond()).isBetween(0.9, 1.1);
        assertThat(half.seen(now).remaining()).isBetween(Duration.ofSeconds(45), Duration.ofSeconds(55));
        assertThat(half.pause().seen(now).remaining()).isNull();
    }

    private static StoredImport with(ImportTerms terms, long held) {
        return StoredImport.first(ImportId.next(), terms, "1", NOW).count(Tally.NONE.plus(ItemState.HELD, held), NOW);
    }

    private static ImportTerms terms(Integer perSecond) {
        ImportTerms terms = TestingImport.TERMS;
        return new ImportTerms(
                terms.name(), terms.kind(), terms.recipe(), false, false, perSecond, false, terms.source());
    }
}
