package dev.visage.worker.codec.jpeg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a JPEG says before its first scan (ITU-T T.81, annex B).
 *
 * @param length how many bytes that is, with the header of the scan
 * @param precision bits of a sample
 * @param components how many planes it has
 * @param isSequential whether its first scan is all there is, so that it can be decoded row by row
 * @param profileParts the segments that may hold a part of a colour profile, without marker and length
 */
public record JpegHead(int length, int precision, int components, boolean isSequential, List<byte[]> profileParts) {

    private static final int SOS = 0xda;
    private static final int EOI = 0xd9;
    private static final int APP2 = 0xe2;
    private static final int BASELINE = 0xc0;
    private static final int EXTENDED = 0xc1;
    private static final int EXTENDED_ARITHMETIC = 0xc9;

    /**
     * Reads the head; empty if there is none, or one with markers that have no length: no camera writes them there, and what
     * a decoder finds behind them may be another head.
     */
    public static Optional<JpegHead> of(byte[] jpeg) {
        List<byte[]> profileParts = new ArrayList<>();
        int frame = 0;
        int at = 2;
        while (at + 3 < jpeg.length && jpeg[at] == (byte) 0xff) {
            int marker = jpeg[at + 1] & 0xff;
            if (marker == 0xff) {
                at++;
                continue;
            }
            int end = at + 2 + u16(jpeg, at + 2);
            if (marker == EOI || JpegScans.standsAlone(marker) || end < at + 4 || end > jpeg.length) {
                break;
            }
            if (isFrame(marker)) {
                frame = at;
            } else if (marker == APP2) {
                profileParts.add(Arrays.copyOfRange(jpeg, at + 4, end));
            } else if (marker == SOS) {
                return frame > 0 && frame + 9 < jpeg.length && end > at + 4
                        ? Optional.of(of(jpeg, frame, at, end, profileParts))
                        : Optional.empty();
            }
            at = end;
        }
        return Optional.empty();
    }

    private static JpegHead of(byte[] jpeg, int frame, int scan, int end, List<byte[]> profileParts) {
        int process = jpeg[frame + 1] & 0xff;
        int components = jpeg[frame + 9] & 0xff;
        boolean isSequential = process == BASELINE || process == EXTENDED || process == EXTENDED_ARITHMETIC;
        boolean scanHasAll = (jpeg[scan + 4] & 0xff) == components;
        return new JpegHead(end, jpeg[frame + 4] & 0xff, components, isSequential && scanHasAll, profileParts);
    }

    /** SOF0 to SOF15 without DHT (c4), JPG (c8) and DAC (cc), which lie in the same range. */
    static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }
}
