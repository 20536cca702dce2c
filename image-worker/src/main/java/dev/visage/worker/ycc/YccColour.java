package dev.visage.worker.ycc;

/** Colours of JPEG: ITU-R BT.601 with the full range of 8 bits (JFIF, ITU-T T.871, section 7); in 16 bits of fraction. */
final class YccColour {

    /** Chroma of gray. */
    static final int NO_CHROMA = 128;

    private static final int BITS = 16;
    private static final int HALF = 1 << BITS - 1;

    private YccColour() {}

    static int rgb(int luma, int blue, int red) {
        int b = blue - NO_CHROMA;
        int r = red - NO_CHROMA;
        int light = (luma << BITS) + HALF;
        return clip(light + 91_881 * r >> BITS) << 16
                | clip(light - 22_554 * b - 46_802 * r >> BITS) << 8
                | clip(light + 116_130 * b >> BITS);
    }

    static int luma(int rgb) {
        return 19_595 * (rgb >> 16 & 0xff) + 38_470 * (rgb >> 8 & 0xff) + 7_471 * (rgb & 0xff) + HALF >> BITS;
    }

    static int blue(int rgb) {
        return chroma(-11_059 * (rgb >> 16 & 0xff) - 21_709 * (rgb >> 8 & 0xff) + 32_768 * (rgb & 0xff));
    }

    static int red(int rgb) {
        return chroma(32_768 * (rgb >> 16 & 0xff) - 27_439 * (rgb >> 8 & 0xff) - 5_329 * (rgb & 0xff));
    }

    private static int chroma(int difference) {
        return clip((NO_CHROMA << BITS) + HALF + difference >> BITS);
    }

    private static int clip(int sample) {
        return Math.max(0, Math.min(255, sample));
    }
}
