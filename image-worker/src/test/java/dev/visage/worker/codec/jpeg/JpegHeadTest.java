package dev.visage.worker.codec.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.sample.SamplePictures;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JpegHeadTest {

    private static final short APP1 = (short) 0xffe1;

    private final byte[] photograph = SamplePictures.photograph(120, 90, Orientation.UPRIGHT);

    @Test
    void endsBeforeTheFirstScansData() {
        JpegHead head = JpegHead.of(photograph).orElseThrow();

        assertThat(head.isSequential()).isTrue();
        assertThat(head.components()).isEqualTo(3);
        assertThat(head.precision()).isEqualTo(8);
        assertThat(head.length()).isBetween(100, photograph.length - 100);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x01, 0xd0, 0xd7})
    void isNotWhatLiesWhereAMarkerWithoutLengthSeemsToLead(int marker) {
        int segment = 4;
        ByteBuffer twofold = ByteBuffer.allocate(segment + 0xffff + photograph.length);
        twofold.put(photograph, 0, 2).put((byte) 0xff).put((byte) marker);
        twofold.putShort(APP1).putShort((short) 0xffff);
        twofold.position(segment + (APP1 & 0xffff));
        twofold.put(photograph, 2, photograph.length - 2);

        assertThat(JpegHead.of(twofold.array())).isEmpty();
    }
}
