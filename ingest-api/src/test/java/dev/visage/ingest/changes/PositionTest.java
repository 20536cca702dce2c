package dev.visage.ingest.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {

    private static final Uuid TOPIC = new Uuid(0x0102030405060708L, 0x090a0b0c0d0e0f10L);
    private static final Instant TIME = Instant.parse("2026-11-21T12:00:00.123Z");

    @Test
    void hasATextOfItsBytes() {
        Position position = new Position(TOPIC, Instant.ofEpochMilli(300), Offsets.of(0, 127, 128));

        assertThat(Base64.getUrlDecoder().decode(position.toString()))
                .containsExactly(
                        1,
                        1,
                        2,
                        3,
                        4,
                        5,
                        6,
                        7,
                        8,
                        9,
                        10,
                        11,
                        12,
                        13,
                        14,
                        15,
                        16,
                        (byte) 0xac,
                        2,
                        3,
                        0,
                        127,
                        (byte) 0x80,
                        1);
    }

    @Test
    void isReadFromItsText() {
        for (Offsets offsets : new Offsets[] {
            Offsets.NONE, Offsets.of(0), Offsets.of(1, Long.MAX_VALUE, 1L << 40), Offsets.of(new long[300])
        }) {
            Position position = new Position(TOPIC, TIME, offsets);
            assertThat(Position.parse(position.toString())).isEqualTo(position);
        }
    }

    @Test
    void isShortEnoughForAHeader() {
        long[] offsets = new long[12];
        Arrays.fill(offsets, 1_000_000);

        assertThat(new Position(TOPIC, TIME, Offsets.of(offsets)).toString())
                .hasSize(80)
                .matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "AQ", "AQ==", "not base64", "AgECAwQFBgcICQoLDA0ODxCsAgEA", "\u0000"})
    void isNotReadFromOtherTexts(String text) {
        assertThatThrownBy(() -> Position.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isNotReadFromATextThatIsCutOffOrGoesOn() {
        byte[] bytes = Base64.getUrlDecoder().decode(new Position(TOPIC, TIME, Offsets.of(5, 6)).toString());
        for (int length = 0; length < bytes.length; length++) {
            String cut = text(Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> Position.parse(cut)).isInstanceOf(IllegalArgumentException.class);
        }
        String more = text(Arrays.copyOf(bytes, bytes.length + 1));
        assertThatThrownBy(() -> Position.parse(more)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isNotReadWithNumbersThatAreTooLongOrTooMany() {
        byte[] endless = new byte[40];
        Arrays.fill(endless, (byte) 0xff);
        endless[0] = 1;
        byte[] many = new byte[24];
        many[0] = 1;
        Arrays.fill(many, 18, 21, (byte) 0xff);

        assertThatThrownBy(() -> Position.parse(text(endless))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Position.parse(text(many))).isInstanceOf(IllegalArgumentException.class);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
