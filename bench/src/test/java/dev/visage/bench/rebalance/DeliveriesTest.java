package dev.visage.bench.rebalance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeliveriesTest {

    private final Deliveries deliveries = new Deliveries(2);

    @Test
    void tellWhoHasWhat() {
        deliveries.add("ann", 0, 0, 10);
        deliveries.add("ann", 1, 0, 11);
        assertThat(deliveries.areShared(2, 0)).isFalse();

        deliveries.add("bob", 1, 1, 20);

        assertThat(deliveries.owners(0)).isEqualTo(Map.of(0, "ann", 1, "bob"));
        assertThat(deliveries.owners(15)).isEqualTo(Map.of(1, "bob"));
        assertThat(deliveries.areShared(2, 0)).isFalse();
        deliveries.add("ann", 0, 1, 30);
        assertThat(deliveries.areShared(2, 15)).isTrue();
    }

    @Test
    void findTheLongestStallOfSomePartitions() {
        deliveries.add("ann", 0, 0, 10);
        deliveries.add("ann", 0, 1, 25);
        deliveries.add("ann", 1, 0, 22);

        assertThat(deliveries.longestStall(Set.of(0), 5, 30)).isEqualTo(Duration.ofNanos(15));
        assertThat(deliveries.longestStall(Set.of(0), 20, 45)).isEqualTo(Duration.ofNanos(20));
        assertThat(deliveries.longestStall(Set.of(0, 1), 5, 30)).isEqualTo(Duration.ofNanos(17));
        assertThat(deliveries.longestStall(Set.of(), 5, 30)).isZero();
    }

    @Test
    void countWhatWasDeliveredTwice() {
        deliveries.add("ann", 0, 0, 10);
        deliveries.add("bob", 0, 0, 20);
        deliveries.add("bob", 1, 0, 30);

        assertThat(deliveries.duplicates(15)).isEqualTo(1);
        assertThat(deliveries.duplicates(25)).isZero();
    }
}
