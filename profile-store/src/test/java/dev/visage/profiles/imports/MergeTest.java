package dev.visage.profiles.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.event.UploadOrder;
import dev.visage.contracts.id.UserId;
import dev.visage.contracts.imports.ItemReason;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergeTest {

    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
    private static final UserId ADA = new UserId(17);

    @Test
    void numbersNewItemsInTheirOrder() {
        Merge merge = merge(5, List.of(), 1);
        merge.add(taken("1"));
        merge.add(refused());
        merge.settle(List.of());

        assertThat(merge.items()).extracting(StoredItem::number).containsExactly(6L, 7L);
        assertThat(merge.count(Tally.NONE.plus(ItemState.APPLIED, 5)))
                .isEqualTo(Tally.NONE
                        .plus(ItemState.APPLIED, 5)
                        .plus(ItemState.HELD, 1)
                        .plus(ItemState.REFUSED, 1));
    }

    @Test
    void takesAnItemThatComesTwiceInABatchOnce() {
        Merge merge = merge(0, List.of(), 1);
        merge.add(taken("1"));
        merge.add(taken("1"));
        merge.settle(List.of());

        assertThat(merge.items()).extracting(StoredItem::number).containsExactly(1L, 1L);
        assertThat(merge.items()).noneMatch(StoredItem::duplicate);
        assertThat(merge.changed()).hasSize(1);
    }

    @Test
    void changesNothingForItemsThatThereAre() {
        StoredItem known = taken("1").item(3, false, order(1), NOW);
        Merge merge = merge(3, List.of(known), 2);
        merge.add(taken("1"));

        assertThat(merge.isEmpty()).isTrue();
        assertThat(merge.items()).containsExactly(known);
    }

    @Test
    void supersedesAnEarlierItemThatIsStillHeldAndLeavesOneThatIsWorkedOn() {
        StoredItem held = taken("1").item(1, false, order(1), NOW);
        StoredItem released = released(taken("2").item(2, false, order(1), NOW));
        Merge merge = merge(2, List.of(), 2);
        merge.add(taken("3"));
        merge.settle(List.of(held, released));

        assertThat(merge.changed())
                .extracting(StoredItem::state)
                .containsExactlyInAnyOrder(ItemState.HELD, ItemState.SUPERSEDED, ItemState.RELEASED);
        assertThat(merge.changed()).allMatch(StoredItem::duplicate);
        assertThat(merge.count(Tally.NONE.plus(ItemState.HELD, 1).plus(ItemState.RELEASED, 1)))
                .isEqualTo(Tally.NONE
                        .plus(ItemState.HELD, 1)
                        .plus(ItemState.RELEASED, 1)
                        .plus(ItemState.SUPERSEDED, 1));
    }

    @Test
    void supersedesAnItemWhoseBatchWasPlacedBeforeThatOfAnotherButCameLater() {
        StoredItem later = taken("1").item(1, false, order(2), NOW);
        Merge merge = merge(1, List.of(), 1);
        merge.add(taken("2"));
        merge.settle(List.of(later));

        assertThat(merge.items()).extracting(StoredItem::state).containsExactly(ItemState.SUPERSEDED);
    }

    @Test
    void takesWhatWasRefusedUnderItsOldNumber() {
        StoredItem refused = taken("1")
                .refused(ItemReason.of("unknown-user", "There is no user 17."))
                .item(1, false, null, NOW);
        Merge merge = merge(1, List.of(refused), 2);
        merge.add(taken("1"));
        merge.settle(List.of());

        assertThat(merge.items()).extracting(StoredItem::number).containsExactly(1L);
        assertThat(merge.items()).extracting(StoredItem::state).containsExactly(ItemState.HELD);
        assertThat(merge.count(Tally.NONE.plus(ItemState.REFUSED, 1)).read()).isEqualTo(1);
    }

    private static Merge merge(long last, List<StoredItem> known, long place) {
        return new Merge(false, last, known, order(place), NOW);
    }

    private static UploadOrder order(long place) {
        return new UploadOrder(NOW, place);
    }

    private static Verdict taken(String bytes) {
        return new Verdict(TestingImport.entry(ADA, bytes), new UserReference.Id(ADA), ADA, null);
    }

    private static Verdict refused() {
        return new Verdict(TestingImport.entry("?", "1"), null, null, ItemReason.of("no-user", "No user."));
    }

    private static StoredItem released(StoredItem item) {
        return new StoredItem(
                item.number(),
                item.identity(),
                item.name(),
                item.user(),
                item.userId(),
                ItemState.RELEASED,
                item.duplicate(),
                item.picture(),
                item.order(),
                item.reason(),
                item.takenAt(),
                item.endedAt());
    }
}
