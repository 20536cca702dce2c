package dev.visage.worker.codec.webp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.visage.contracts.picture.Defect;
import dev.visage.contracts.picture.Orientation;
import dev.visage.contracts.picture.PictureFormat;
import dev.visage.contracts.picture.PictureHeader;
import dev.visage.contracts.picture.Rejection;
import dev.visage.worker.codec.UndecodableException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WebpChunksTest {

    private static final PictureHeader CANVAS = new PictureHeader(PictureFormat.WEBP, 10, 10, Orientation.UPRIGHT);

    @Test
    void takesFramesThatFitTheCanvas() {
        assertThatCode(() -> WebpChunks.requireDecodable(file(lossless(10, 10)), CANVAS))
                .doesNotThrowAnyException();
        assertThatCode(() -> WebpChunks.requireDecodable(file(animated(lossy(10, 4))), CANVAS))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesAFrameLargerThanTheCanvas() {
        assertThat(defect(file(lossless(16_384, 16_384)))).isEqualTo(Defect.CORRUPT);
        assertThat(defect(file(lossy(10, 16_383)))).isEqualTo(Defect.CORRUPT);
        assertThat(defect(file(animated(lossy(11, 10))))).isEqualTo(Defect.CORRUPT);
    }

    @Test
    void missesTheEndWhereverItBreaksOff() {
        byte[] whole = file(animated(lossy(10, 10)));
        for (int length = 12; length < whole.length; length++) {
            assertThat(defect(Arrays.copyOf(whole, length))).isEqualTo(Defect.TRUNCATED);
        }
    }

    private static byte[] file(byte[] chunk) {
        return chunk(
                "RIFF",
                ByteBuffer.allocate(4 + chunk.length)
                        .put(ascii("WEBP"))
                        .put(chunk)
                        .array());
    }

    private static byte[] animated(byte[] frame) {
        return chunk(
                "ANMF",
                ByteBuffer.allocate(16 + frame.length).position(16).put(frame).array());
    }

    private static byte[] lossless(int width, int height) {
        ByteBuffer data = littleEndian(6).put((byte) 0x2f).putInt(width - 1 | height - 1 << 14);
        return chunk("VP8L", data.array());
    }

    private static byte[] lossy(int width, int height) {
        ByteBuffer data = littleEndian(12).put(new byte[] {0, 0, 0, (byte) 0x9d, 1, 0x2a});
        return chunk(
                "VP8 ", data.putShort((short) width).putShort((short) height).array());
    }

    private static byte[] chunk(String type, byte[] data) {
        return littleEndian(8 + data.length)
                .put(ascii(type))
                .putInt(data.length)
                .put(data)
                .array();
    }

    private static ByteBuffer littleEndian(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static Defect defect(byte[] webp) {
        Rejection rejection = catchThrowableOfType(
                        UndecodableException.class, () -> WebpChunks.requireDecodable(webp, CANVAS))
                .rejection();
        return ((Rejection.Undecodable) rejection).defect();
    }
}
