package dev.visage.ingest.changes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OffsetsTest {

    @Test
    void beginAtZeroInPartitionsThatAreNotToldOf() {
        assertThat(Offsets.of(3).at(0)).isEqualTo(3);
        assertThat(Offsets.of(3).at(7)).isZero();
        assertThat(Offsets.NONE.with(2, 5)).isEqualTo(Offsets.of(0, 0, 5));
        assertThat(Offsets.of(3)).isEqualTo(Offsets.of(3, 0, 0)).hasSameHashCodeAs(Offsets.of(3, 0, 0));
    }

    @Test
    void stayAsTheyAre() {
        long[] given = {1, 2};
        Offsets offsets = Offsets.of(given);
        given[0] = 9;
        offsets.with(1, 9);

        assertThat(offsets).isEqualTo(Offsets.of(1, 2)).isNotEqualTo(Offsets.of(1, 9));
    }

    @Test
    void reachThoseThatAreNowhereFarther() {
        assertThat(Offsets.of(3, 4).reach(Offsets.of(3, 4))).isTrue();
        assertThat(Offsets.of(3, 4).reach(Offsets.of(3, 3))).isTrue();
        assertThat(Offsets.of(3, 4).reach(Offsets.of(4, 3))).isFalse();
        assertThat(Offsets.of(3, 4).reach(Offsets.of(3, 4, 1))).isFalse();
        assertThat(Offsets.of(3, 4, 1).reach(Offsets.of(3, 4))).isTrue();
    }

    @Test
    void areJoinedToTheFartherOfEachPartition() {
        assertThat(Offsets.of(3, 4).orAfter(Offsets.of(4, 2, 1))).isEqualTo(Offsets.of(4, 4, 1));
    }
}
