package dev.visage.bench.transform;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The colour profile of a JPEG, in one APP2 segment or several (ICC.1:2022, annex B.4).
 *
 * @param segments with marker and length
 */
record ColourProfile(List<byte[]> segments) {

    private static final byte[] SIGNATURE = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);
    private static final int START_OF_IMAGE = 2;
    private static final int HEAD = 4;
    private static final int APP1 = 0xe1;
    private static final int APP2 = 0xe2;

    static ColourProfile of(byte[] jpeg) {
        return new ColourProfile(applicationSegments(jpeg).stream()
                .filter(ColourProfile::isProfile)
                .toList());
    }

    /** The same picture with this profile instead of its own: other colours, at the same cost of decoding. */
    byte[] in(byte[] jpeg) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, START_OF_IMAGE);
        List<byte[]> others = applicationSegments(jpeg);
        int rest =
                START_OF_IMAGE + others.stream().mapToInt(each -> each.length).sum();
        others.stream().filter(each -> marker(each) <= APP1).forEach(out::writeBytes);
        segments.forEach(out::writeBytes);
        others.stream().filter(each -> marker(each) > APP1 && !isProfile(each)).forEach(out::writeBytes);
        out.write(jpeg, rest, jpeg.length - rest);
        return out.toByteArray();
    }

    /** Those that come before all others. */
    private static List<byte[]> applicationSegments(byte[] jpeg) {
        List<byte[]> segments = new ArrayList<>();
        int at = START_OF_IMAGE;
        while ((jpeg[at + 1] & 0xf0) == 0xe0) {
            int end = at + 2 + ((jpeg[at + 2] & 0xff) << 8 | jpeg[at + 3] & 0xff);
            segments.add(Arrays.copyOfRange(jpeg, at, end));
            at = end;
        }
        return segments;
    }

    private static boolean isProfile(byte[] segment) {
        return marker(segment) == APP2
                && segment.length > HEAD + SIGNATURE.length
                && Arrays.equals(segment, HEAD, HEAD + SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    private static int marker(byte[] segment) {
        return segment[1] & 0xff;
    }
}
