package dev.visage.worker.codec.colour;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Small colour profiles, as cameras and phones put them into their files. */
public final class IccProfiles {

    private static final double[][] SRGB = {{0.4361, 0.2225, 0.0139}, {0.3851, 0.7169, 0.0971}, {0.1431, 0.0606, 0.7141}
    };
    private static final double[][] P3 = {{0.5151, 0.2412, -0.0011}, {0.2920, 0.6922, 0.0419}, {0.1571, 0.0666, 0.7841}
    };
    private static final double[][] ADOBE = {
        {0.6097, 0.3111, 0.0195}, {0.2053, 0.6257, 0.0609}, {0.1492, 0.0632, 0.7446}
    };

    private IccProfiles() {}

    public static byte[] sRgb() {
        return profile("RGB ", SRGB, sRgbCurve());
    }

    public static byte[] displayP3() {
        return profile("RGB ", P3, sRgbCurve());
    }

    public static byte[] adobeRgb() {
        return profile("RGB ", ADOBE, gamma(0x0233));
    }

    public static byte[] gray() {
        return profile("GRAY", SRGB, gamma(0x0233));
    }

    /** A profile whose three curves are the same. */
    static byte[] withCurve(byte[] curve) {
        return profile("RGB ", P3, curve);
    }

    /** A profile with a table before its matrix, which is not to be read here. */
    public static byte[] withTable() {
        Map<String, byte[]> tags = tags(P3, sRgbCurve());
        tags.put("A2B0", tag("mft2", new byte[52]));
        return profile("RGB ", tags);
    }

    static byte[] sRgbCurve() {
        return parametric(3, 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045);
    }

    static byte[] gamma(int eighths) {
        return tag(
                "curv",
                ByteBuffer.allocate(6).putInt(1).putShort((short) eighths).array());
    }

    static byte[] sampled(int... samples) {
        ByteBuffer content = ByteBuffer.allocate(4 + 2 * samples.length).putInt(samples.length);
        for (int sample : samples) {
            content.putShort((short) sample);
        }
        return tag("curv", content.array());
    }

    static byte[] parametric(int function, double... parameters) {
        ByteBuffer content = ByteBuffer.allocate(4 + 4 * parameters.length)
                .putShort((short) function)
                .putShort((short) 0);
        for (double parameter : parameters) {
            content.putInt(fixed(parameter));
        }
        return tag("para", content.array());
    }

    private static byte[] profile(String colours, double[][] colorants, byte[] curve) {
        return profile(colours, tags(colorants, curve));
    }

    private static Map<String, byte[]> tags(double[][] colorants, byte[] curve) {
        Map<String, byte[]> tags = new LinkedHashMap<>();
        tags.put("wtpt", xyz(0.9642, 1, 0.8249));
        for (int i = 0; i < 3; i++) {
            tags.put("rgb".charAt(i) + "XYZ", xyz(colorants[i]));
            tags.put("rgb".charAt(i) + "TRC", curve);
        }
        tags.put("kTRC", curve);
        return tags;
    }

    private static byte[] profile(String colours, Map<String, byte[]> tags) {
        int start = 128 + 4 + 12 * tags.size();
        ByteBuffer table = ByteBuffer.allocate(start - 128).putInt(tags.size());
        ByteArrayOutputStream contents = new ByteArrayOutputStream();
        tags.forEach((signature, content) -> {
            table.put(ascii(signature)).putInt(start + contents.size()).putInt(content.length);
            contents.writeBytes(content);
            contents.writeBytes(new byte[-content.length & 3]);
        });
        ByteBuffer header = ByteBuffer.allocate(128);
        header.putInt(0, start + contents.size()).putInt(8, 0x04000000);
        header.put(12, ascii("mntr" + colours + "XYZ ")).put(36, ascii("acsp"));
        header.putInt(68, fixed(0.9642)).putInt(72, fixed(1)).putInt(76, fixed(0.8249));
        ByteArrayOutputStream profile = new ByteArrayOutputStream();
        profile.writeBytes(header.array());
        profile.writeBytes(table.array());
        profile.writeBytes(contents.toByteArray());
        return profile.toByteArray();
    }

    private static byte[] xyz(double... values) {
        ByteBuffer content = ByteBuffer.allocate(12);
        for (double value : values) {
            content.putInt(fixed(value));
        }
        return tag("XYZ ", content.array());
    }

    private static byte[] tag(String type, byte[] content) {
        return ByteBuffer.allocate(8 + content.length)
                .put(ascii(type))
                .putInt(0)
                .put(content)
                .array();
    }

    private static int fixed(double value) {
        return (int) Math.round(value * 65536);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
