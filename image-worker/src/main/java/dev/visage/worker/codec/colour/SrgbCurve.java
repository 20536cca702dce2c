package dev.visage.worker.codec.colour;

/** The transfer curve of sRGB (IEC 61966-2-1). */
final class SrgbCurve {

    /** Full light; fine enough for five steps between the darkest two levels. */
    static final int ONE = 1 << 14;

    private static final byte[] ENCODED = new byte[ONE + 1];

    static {
        for (int i = 0; i <= ONE; i++) {
            ENCODED[i] = (byte) Math.round(255 * encode((double) i / ONE));
        }
    }

    private SrgbCurve() {}

    /** The level, 0 to 255, for each amount of light, 0 to {@link #ONE}; not to be changed. */
    static byte[] encoded() {
        return ENCODED;
    }

    private static double encode(double linear) {
        return linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
    }
}
