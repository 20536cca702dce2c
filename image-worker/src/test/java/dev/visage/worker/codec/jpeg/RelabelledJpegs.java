package dev.visage.worker.codec.jpeg;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Changes what a JPEG says of itself before its first scan. */
public final class RelabelledJpegs {

    private static final int LONGEST_PART = 65_519;

    private RelabelledJpegs() {}

    /** With a colour profile, in as many parts as it needs. */
    public static byte[] withProfile(byte[] jpeg, byte[] profile) {
        return withProfile(jpeg, profile, LONGEST_PART);
    }

    static byte[] withProfile(byte[] jpeg, byte[] profile, int partLength) {
        ByteArrayOutputStream segments = new ByteArrayOutputStream();
        int parts = (profile.length + partLength - 1) / partLength;
        for (int part = 0; part < parts; part++) {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            content.writeBytes("ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII));
            content.write(part + 1);
            content.write(parts);
            int start = part * partLength;
            content.write(profile, start, Math.min(partLength, profile.length - start));
            segments.writeBytes(segment(0xe2, content.toByteArray()));
        }
        return inserted(jpeg, segments.toByteArray());
    }

    /** Said to have other sample bits. */
    public static byte[] withPrecision(byte[] jpeg, int bits) {
        return changed(jpeg, 4, bits);
    }

    /** Said to have more or fewer planes. */
    public static byte[] withComponents(byte[] jpeg, int count) {
        return changed(jpeg, 9, count);
    }

    /** Said to have luma sampled in another way, columns in the upper four bits, rows in the lower. */
    public static byte[] withSampling(byte[] jpeg, int factors) {
        return changed(jpeg, 11, factors);
    }

    /** Said to have red, green and blue for planes: without JFIF, with Adobe's transform 0. */
    public static byte[] asRgb(byte[] jpeg) {
        byte[] adobe = "Adobe\0d\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII);
        byte[] changed = inserted(jpeg, segment(0xee, adobe));
        for (int at = 2; at + 10 < changed.length; at++) {
            if (new String(changed, at, 4, StandardCharsets.US_ASCII).equals("JFIF")) {
                changed[at] = 'X';
            }
        }
        return changed;
    }

    private static byte[] segment(int marker, byte[] content) {
        ByteArrayOutputStream segment = new ByteArrayOutputStream();
        segment.write(0xff);
        segment.write(marker);
        segment.write(content.length + 2 >> 8);
        segment.write(content.length + 2);
        segment.writeBytes(content);
        return segment.toByteArray();
    }

    private static byte[] inserted(byte[] jpeg, byte[] segments) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(jpeg, 0, 2);
        all.writeBytes(segments);
        all.write(jpeg, 2, jpeg.length - 2);
        return all.toByteArray();
    }

    /** One byte of the frame header, counted from its marker on. */
    private static byte[] changed(byte[] jpeg, int offset, int value) {
        byte[] changed = Arrays.copyOf(jpeg, jpeg.length);
        int at = 2;
        while ((changed[at + 1] & 0xff) != 0xc0) {
            at += 2 + ((changed[at + 2] & 0xff) << 8 | changed[at + 3] & 0xff);
        }
        changed[at + offset] = (byte) value;
        return changed;
    }
}
