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
import java.awt.Rectangle;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WebpChunksTest {

    /** Of each frame, from the top. */
    private static final int OFFSET = 2;

    private static final PictureHeader CANVAS = new PictureHeader(PictureFormat.WEBP, 10, 10, Orientation.UPRIGHT);

    @Test
    void takesFramesThatFitTheCanvas() {
        assertThatCode(() -> WebpChunks.firstFrame(file(lossless(10, 10)), CANVAS))
                .doesNotThrowAnyException();
        assertThatCode(() -> WebpChunks.firstFrame(file(animated(lossy(10, 4), 10, 4)), CANVAS))
                .doesNotThrowAnyException();
    }

    @Test
    void takesTheFirstFrameOutOfAnAnimation() throws UndecodableException {
        byte[] first = lossless(3, 2);

        WebpFrame frame = WebpChunks.firstFrame(
                file(animated(first, 3, 2), animated(lossy(4, 4), 4, 4), chunk("XMP ", new byte[5])), CANVAS);

        assertThat(frame.place()).isEqualTo(new Rectangle(0, OFFSET, 3, 2));
        assertThat(frame.still()).isEqualTo(file(first));
    }

    @Test
    void keepsTheTransparencyOfAFrameAndNothingElse() throws UndecodableException {
        byte[] alpha = chunk("ALPH", new byte[] {1, 2});

        WebpFrame frame = WebpChunks.firstFrame(
                file(chunk("VP8X", new byte[10]), chunk("ICCP", new byte[6]), alpha, lossy(10, 10)), CANVAS);

        assertThat(frame.still())
                .isEqualTo(file(chunk("VP8X", new byte[] {0x10, 0, 0, 0, 9, 0, 0, 9, 0, 0}), alpha, lossy(10, 10)));
    }

    @Test
    void refusesAFrameThatIsNotWhatItsHeaderSays() {
        assertThat(defect(file(animated(lossy(5, 5), 5, 4)))).isEqualTo(Defect.CORRUPT);
        assertThat(defect(file(animated(lossy(10, 10), 10, 10)))).isEqualTo(Defect.CORRUPT);
        assertThat(defect(file(lossy(9, 10)))).isEqualTo(Defect.CORRUPT);
        assertThat(defect(file(chunk("XMP ", new byte[2])))).isEqualTo(Defect.CORRUPT);
    }

    @Test
    void findsTheColourProfile() {
        byte[] profile = {1, 2, 3, 4};
        byte[] header = chunk("VP8X", new byte[10]);

        assertThat(WebpChunks.colourProfile(file(header, chunk("ICCP", profile), lossy(1, 1))))
                .contains(profile);
        assertThat(WebpChunks.colourProfile(file(header, lossy(1, 1), chunk("ICCP", profile))))
                .isEmpty();
        assertThat(WebpChunks.colourProfile(file(lossy(1, 1)))).isEmpty();
    }

    @Test
    void refusesAFrameLargerThanTheCanvas() {
        assertThat(defect(file(lossless(16_384, 16_384)))).isEqualTo(Defect.CORRUPT);
        assertThat(defect(file(lossy(10, 16_383)))).isEqualTo(Defect.CORRUPT);
        assertThat(defect(file(animated(lossy(11, 10), 11, 10)))).isEqualTo(Defect.CORRUPT);
    }

    @Test
    void missesTheEndWhereverItBreaksOff() {
        byte[] whole = file(animated(lossy(10, 8), 10, 8));
        for (int length = 12; length < whole.length; length++) {
            assertThat(defect(Arrays.copyOf(whole, length))).isEqualTo(Defect.TRUNCATED);
        }
    }

    private static byte[] file(byte[]... chunks) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(ascii("WEBP"));
        for (byte[] chunk : chunks) {
            file.writeBytes(chunk);
        }
        return chunk("RIFF", file.toByteArray());
    }

    private static byte[] animated(byte[] frame, int width, int height) {
        ByteBuffer data = littleEndian(16 + frame.length)
                .position(3)
                .put((byte) (OFFSET / 2))
                .position(6)
                .putShort((short) (width - 1))
                .position(9)
                .putShort((short) (height - 1));
        return chunk("ANMF", data.position(16).put(frame).array());
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
        return littleEndian(8 + data.length + (data.length & 1))
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
                        UndecodableException.class, () -> WebpChunks.firstFrame(webp, CANVAS))
                .rejection();
        return ((Rejection.Undecodable) rejection).defect();
    }
}
