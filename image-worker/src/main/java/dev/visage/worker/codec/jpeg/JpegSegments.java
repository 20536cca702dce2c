package dev.visage.worker.codec.jpeg;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The segments of a JPEG (ITU-T T.81, annex B) that make its pixels. Texts, thumbnails and EXIF are left out before a reader
 * sees them: it would parse them, or stumble over ones that are wrong; so are colour profiles, which the reader would
 * apply to every stored pixel.
 */
public final class JpegSegments {

    private static final int SOF2 = 0xc2;
    private static final int APP0 = 0xe0;
    private static final int APP14 = 0xee;
    private static final int APP15 = 0xef;
    private static final int COMMENT = 0xfe;
    private static final int SOS = 0xda;
    private static final int CMYK = 4;

    private JpegSegments() {}

    /**
     * The JPEG without them. Nothing is taken from one with four components: how ink becomes light, only its profile says
     * and only the reader knows.
     */
    public static byte[] pixelsOnly(byte[] jpeg) {
        if (JpegHead.of(jpeg).filter(head -> head.components() < CMYK).isEmpty()) {
            return jpeg;
        }
        ByteBuffer kept = ByteBuffer.allocate(jpeg.length).put(jpeg, 0, 2);
        int at = 2;
        while (at + 3 < jpeg.length && jpeg[at] == (byte) 0xff) {
            int marker = jpeg[at + 1] & 0xff;
            if (marker == 0xff) {
                at++;
                continue;
            }
            if (marker == SOS) {
                break;
            }
            int end = Math.min(jpeg.length, at + 2 + ((jpeg[at + 2] & 0xff) << 8 | jpeg[at + 3] & 0xff));
            if (!isMetadata(marker)) {
                kept.put(jpeg, at, end - at);
            }
            at = end;
        }
        kept.put(jpeg, at, jpeg.length - at);
        return Arrays.copyOf(kept.array(), kept.position());
    }

    /** Whether it is neither baseline nor progressive with Huffman coding: some codecs know more processes, some do not. */
    public static boolean isRare(byte[] jpeg) {
        int at = 2;
        while (at + 3 < jpeg.length && jpeg[at] == (byte) 0xff) {
            int marker = jpeg[at + 1] & 0xff;
            if (JpegHead.isFrame(marker)) {
                return marker > SOF2;
            }
            at += marker == 0xff ? 1 : 2 + ((jpeg[at + 2] & 0xff) << 8 | jpeg[at + 3] & 0xff);
        }
        return false;
    }

    /** All but what JFIF and Adobe say of the colour model. */
    private static boolean isMetadata(int marker) {
        return marker == COMMENT || marker > APP0 && marker <= APP15 && marker != APP14;
    }
}
