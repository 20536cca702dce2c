package dev.visage.worker.codec.colour;

import java.util.Optional;

/**
 * A colour profile of RGB that consists of three curves and a matrix (ICC.1:2022, section F.3), as those of cameras,
 * phones and displays do; converts to sRGB, relative to the white point. Colours beyond sRGB are clipped.
 */
public final class RgbProfile {

    /** XYZ relative to D50 to linear sRGB: the inverse of the colorants in ICC's own sRGB profiles. */
    private static final double[][] XYZ_TO_SRGB = {
        {3.1338561, -1.6168667, -0.4906146},
        {-0.9787684, 1.9161415, 0.0334540},
        {0.0719453, -0.2289914, 1.4052427}
    };

    /** How far apart two colours may be, per channel, and still count as the same. */
    private static final int INVISIBLE = 2;

    /** The colours looked at to tell whether the profile is sRGB: every 15th level of each channel. */
    private static final int PROBE_STEP = 15;

    /** Bits of each of the three sums that a long holds. */
    private static final int FIELD = 20;

    private static final int FIELD_MASK = (1 << FIELD) - 1;

    /** Added to each summand, so that no sum is negative; three of them and all light there may be fit into a field. */
    private static final int BIAS = 5 * SrgbCurve.ONE;

    private static final int LOWEST = 3 * BIAS;

    private final long[] reds;
    private final long[] greens;
    private final long[] blues;
    private final byte[] encoded = SrgbCurve.encoded();

    private RgbProfile(long[] reds, long[] greens, long[] blues) {
        this.reds = reds;
        this.greens = greens;
        this.blues = blues;
    }

    /**
     * Reads a profile.
     *
     * @param icc the whole profile; any bytes whatever
     * @return empty if it is broken, not for RGB, or needs more than curves and a matrix
     */
    public static Optional<RgbProfile> of(byte[] icc) {
        return IccTags.of(icc).flatMap(RgbProfile::of);
    }

    private static Optional<RgbProfile> of(IccTags tags) {
        if (!tags.isRgbByMatrix()) {
            return Optional.empty();
        }
        Optional<long[]> reds = summands(tags, "rXYZ", "rTRC");
        Optional<long[]> greens = summands(tags, "gXYZ", "gTRC");
        Optional<long[]> blues = summands(tags, "bXYZ", "bTRC");
        return reds.isPresent() && greens.isPresent() && blues.isPresent()
                ? Optional.of(new RgbProfile(reds.get(), greens.get(), blues.get()))
                : Optional.empty();
    }

    /** What each level of one channel adds to linear red, green and blue: three fields in a long. */
    private static Optional<long[]> summands(IccTags tags, String colorant, String curve) {
        Optional<double[]> xyz = tags.xyz(colorant);
        Optional<double[]> light = tags.curve(curve);
        if (xyz.isEmpty() || light.isEmpty()) {
            return Optional.empty();
        }
        long[] summands = new long[256];
        for (double[] row : XYZ_TO_SRGB) {
            double share = row[0] * xyz.get()[0] + row[1] * xyz.get()[1] + row[2] * xyz.get()[2];
            for (int level = 0; level < 256; level++) {
                long linear = Math.round(light.get()[level] * share * SrgbCurve.ONE);
                summands[level] = summands[level] << FIELD | BIAS + Math.max(-BIAS, Math.min(BIAS, linear));
            }
        }
        return Optional.of(summands);
    }

    /** Whether the profile's colours are those of sRGB, as far as anybody can see. */
    public boolean isSrgb() {
        for (int red = 0; red < 256; red += PROBE_STEP) {
            for (int green = 0; green < 256; green += PROBE_STEP) {
                for (int blue = 0; blue < 256; blue += PROBE_STEP) {
                    int rgb = red << 16 | green << 8 | blue;
                    if (!isSame(rgb, toSrgb(rgb))) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static boolean isSame(int one, int other) {
        for (int shift = 0; shift < 24; shift += 8) {
            if (Math.abs((one >> shift & 0xff) - (other >> shift & 0xff)) > INVISIBLE) {
                return false;
            }
        }
        return true;
    }

    /**
     * Converts pixels in place.
     *
     * @param pixels as in pictures of type INT_RGB or INT_ARGB; transparency stays
     */
    public void toSrgb(int[] pixels) {
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = toSrgb(pixels[i]);
        }
    }

    /** Converts one pixel; its top 8 bits stay. */
    public int toSrgb(int pixel) {
        long sums = reds[pixel >> 16 & 0xff] + greens[pixel >> 8 & 0xff] + blues[pixel & 0xff];
        int red = encoded(sums >>> 2 * FIELD);
        int green = encoded(sums >>> FIELD);
        int blue = encoded(sums);
        return pixel & 0xff000000 | red << 16 | green << 8 | blue;
    }

    private int encoded(long sum) {
        int linear = ((int) sum & FIELD_MASK) - LOWEST;
        return encoded[Math.max(0, Math.min(SrgbCurve.ONE, linear))] & 0xff;
    }
}
