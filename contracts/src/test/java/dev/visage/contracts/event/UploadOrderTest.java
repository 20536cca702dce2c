package dev.visage.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class UploadOrderTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void isDecidedByTheAppendTimeFirst() {
        UploadOrder first = new UploadOrder(NOON, 9);
        UploadOrder second = new UploadOrder(NOON.plusMillis(1), 2);

        assertThat(second.isAfter(first)).isTrue();
        assertThat(first.isAfter(second)).isFalse();
    }

    @Test
    void isDecidedByTheOffsetWithinOneMillisecond() {
        UploadOrder first = new UploadOrder(NOON, 9);
        UploadOrder second = new UploadOrder(NOON, 10);

        assertThat(second.isAfter(first)).isTrue();
        assertThat(first.isAfter(second)).isFalse();
    }

    @Test
    void nothingIsAfterItself() {
        UploadOrder order = new UploadOrder(NOON, 9);

        assertThat(order.isAfter(new UploadOrder(NOON, 9))).isFalse();
    }
}
