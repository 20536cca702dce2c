package dev.visage.worker.codec.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.visage.contracts.picture.Defect;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.Rejection;
import dev.visage.contracts.picture.sample.SamplePictures;
import dev.visage.worker.codec.UndecodableException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JpegScansTest {

    private final byte[] photograph = SamplePictures.photograph(120, 90, Orientation.UPRIGHT);

    @Test
    void takesAWholeJpegWithSomethingBehindIt() {
        byte[] motionPhoto = Arrays.copyOf(photograph, photograph.length + 500);

        assertThatCode(() -> JpegScans.requireDecodable(photograph, 10_800)).doesNotThrowAnyException();
        assertThatCode(() -> JpegScans.requireDecodable(motionPhoto, 10_800)).doesNotThrowAnyException();
    }

    @Test
    void missesTheEndWhereverItBreaksOff() {
        for (int length = 2; length < photograph.length; length++) {
            assertThat(rejection(Arrays.copyOf(photograph, length), 10_800))
                    .as("%d bytes", length)
                    .isEqualTo(new Rejection.Undecodable(Defect.TRUNCATED));
        }
    }

    @Test
    void refusesScansWithoutNumber() {
        assertThat(rejection(withScans(501), 100)).isEqualTo(new Rejection.TooManyScans(500, 501));
        assertThat(rejection(withScans(100), 50_000_000)).isEqualTo(new Rejection.TooManyScans(50, 100));
        assertThatCode(() -> JpegScans.requireDecodable(withScans(10), 50_000_000))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x02, 0xbf})
    void countsScansThatAReservedMarkersLengthWouldHide(int marker) {
        byte[] scans = withScans(501);
        ByteBuffer hidden = ByteBuffer.allocate(scans.length + 4).put(scans, 0, 11);
        hidden.put((byte) 0xff).put((byte) marker).putShort((short) (scans.length - 11));
        hidden.put(scans, 11, scans.length - 11);

        assertThat(rejection(hidden.array(), 100)).isEqualTo(new Rejection.TooManyScans(500, 501));
    }

    @Test
    void refusesAJpegWithoutAnyScan() {
        assertThat(rejection(withScans(0), 100)).isEqualTo(new Rejection.Undecodable(Defect.CORRUPT));
    }

    private static byte[] withScans(int scans) {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        jpeg.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd8});
        for (int i = 0; i < scans; i++) {
            jpeg.writeBytes(new byte[] {(byte) 0xff, (byte) 0xda, 0, 3, 1, 0x55, (byte) 0xff, 0, 0x55});
        }
        jpeg.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd9});
        return jpeg.toByteArray();
    }

    private static Rejection rejection(byte[] jpeg, long pixels) {
        return catchThrowableOfType(UndecodableException.class, () -> JpegScans.requireDecodable(jpeg, pixels))
                .rejection();
    }
}
