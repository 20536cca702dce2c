package dev.visage.worker.look;

/**
 * Writes BlurHashes, https://github.com/woltapp/blurhash/blob/master/Algorithm.md: the first components of a cosine
 * transform of the linear light, quantised, in base 83. 4 x 4 components of a square, else 4 along the longer side and 3
 * along the other, but along neither more than it has pixels.
 */
final class BlurHash {

    private static final String DIGITS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~";

    private static final int MOST = 4;
    private static final double[] LINEAR = new double[256];

    static {
        for (int i = 0; i < LINEAR.length; i++) {
            double value = i / 255.0;
            LINEAR[i] = value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
        }
    }

    private BlurHash() {}

    static String of(Sketch sketch) {
        int across = sketch.width() < sketch.height() ? MOST - 1 : MOST;
        int down = sketch.height() < sketch.width() ? MOST - 1 : MOST;
        return of(sketch, Math.min(across, sketch.width()), Math.min(down, sketch.height()));
    }

    static String of(Sketch sketch, int across, int down) {
        double[][] components = new double[across * down][];
        double greatest = 0;
        for (int i = 0; i < components.length; i++) {
            components[i] = component(sketch, i % across, i / across);
            for (int channel = 0; i > 0 && channel < 3; channel++) {
                greatest = Math.max(greatest, Math.abs(components[i][channel]));
            }
        }
        int quantised = clamped((int) Math.floor(greatest * 166 - 0.5), 82);
        StringBuilder hash = new StringBuilder();
        append(hash, across - 1 + (down - 1) * 9, 1);
        append(hash, quantised, 1);
        append(hash, average(components[0]), 4);
        for (int i = 1; i < components.length; i++) {
            append(hash, deviation(components[i], (quantised + 1) / 166.0), 2);
        }
        return hash.toString();
    }

    /** One component's red, green and blue. */
    private static double[] component(Sketch sketch, int i, int j) {
        double[] waveAcross = wave(sketch.width(), i);
        double[] waveDown = wave(sketch.height(), j);
        double[] sums = new double[3];
        for (int y = 0, at = 0; y < sketch.height(); y++) {
            for (int x = 0; x < sketch.width(); x++, at++) {
                double basis = waveAcross[x] * waveDown[y];
                int pixel = sketch.pixels()[at];
                sums[0] += basis * LINEAR[pixel >> 16];
                sums[1] += basis * LINEAR[pixel >> 8 & 0xff];
                sums[2] += basis * LINEAR[pixel & 0xff];
            }
        }
        double scale = (i == 0 && j == 0 ? 1.0 : 2.0) / sketch.pixels().length;
        return new double[] {sums[0] * scale, sums[1] * scale, sums[2] * scale};
    }

    private static double[] wave(int length, int halfPeriods) {
        double[] wave = new double[length];
        for (int i = 0; i < length; i++) {
            wave[i] = Math.cos(Math.PI * halfPeriods * i / length);
        }
        return wave;
    }

    private static int average(double[] colour) {
        return encoded(colour[0]) << 16 | encoded(colour[1]) << 8 | encoded(colour[2]);
    }

    private static int encoded(double linear) {
        double value = Math.max(0, Math.min(1, linear));
        double curve = value <= 0.0031308 ? value * 12.92 : 1.055 * Math.pow(value, 1 / 2.4) - 0.055;
        return (int) (curve * 255 + 0.5);
    }

    private static int deviation(double[] colour, double greatest) {
        int digits = 0;
        for (double value : colour) {
            double root = Math.copySign(Math.sqrt(Math.abs(value / greatest)), value);
            digits = digits * 19 + clamped((int) Math.floor(root * 9 + 9.5), 18);
        }
        return digits;
    }

    private static int clamped(int value, int most) {
        return Math.max(0, Math.min(most, value));
    }

    private static void append(StringBuilder hash, int value, int digits) {
        for (int i = digits - 1; i >= 0; i--) {
            hash.append(DIGITS.charAt(value / power(i) % 83));
        }
    }

    private static int power(int exponent) {
        return exponent == 0 ? 1 : 83 * power(exponent - 1);
    }
}
