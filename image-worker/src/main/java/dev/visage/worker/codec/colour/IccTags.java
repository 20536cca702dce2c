package dev.visage.worker.codec.colour;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The tags of a colour profile by their signatures (ICC.1:2022, section 7.3), none reaching beyond the profile. */
record IccTags(String colours, String connection, Map<String, ByteBuffer> tags) {

    private static final int HEADER = 128;
    private static final int SIGNATURE_AT = 36;
    private static final int MAX_TAGS = 200;
    private static final int TAG_ENTRY = 12;

    static Optional<IccTags> of(byte[] icc) {
        ByteBuffer profile = ByteBuffer.wrap(icc);
        if (icc.length < HEADER + 4 || !text(profile, SIGNATURE_AT).equals("acsp")) {
            return Optional.empty();
        }
        int count = profile.getInt(HEADER);
        if (count < 0 || count > MAX_TAGS || icc.length < HEADER + 4 + count * TAG_ENTRY) {
            return Optional.empty();
        }
        Map<String, ByteBuffer> tags = new HashMap<>();
        for (int i = 0, at = HEADER + 4; i < count; i++, at += TAG_ENTRY) {
            int offset = profile.getInt(at + 4);
            int length = profile.getInt(at + 8);
            if (offset >= 0 && length >= 0 && (long) offset + length <= icc.length) {
                tags.put(text(profile, at), profile.slice(offset, length));
            }
        }
        return Optional.of(new IccTags(text(profile, 16), text(profile, 20), tags));
    }

    /** Whether it is for RGB, with no table that goes before the matrix (section 8.3.2). */
    boolean isRgbByMatrix() {
        return colours.equals("RGB ")
                && connection.equals("XYZ ")
                && !tags.containsKey("A2B0")
                && !tags.containsKey("A2B1");
    }

    /** A tag of XYZType (section 10.31). */
    Optional<double[]> xyz(String signature) {
        ByteBuffer tag = tags.get(signature);
        if (tag == null || tag.limit() < 20 || !text(tag, 0).equals("XYZ ")) {
            return Optional.empty();
        }
        return Optional.of(new double[] {fixed(tag, 8), fixed(tag, 12), fixed(tag, 16)});
    }

    /** The light, 0 to 1, that each of 256 levels stands for; of a tag of curveType or parametricCurveType. */
    Optional<double[]> curve(String signature) {
        return Optional.ofNullable(tags.get(signature)).flatMap(ToneCurve::of);
    }

    /** An s15Fixed16Number. */
    static double fixed(ByteBuffer tag, int at) {
        return tag.getInt(at) / 65536.0;
    }

    static String text(ByteBuffer tag, int at) {
        byte[] text = new byte[4];
        tag.get(at, text);
        return new String(text, StandardCharsets.ISO_8859_1);
    }
}
