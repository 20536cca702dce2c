package dev.visage.worker.codec.colour;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** Reads a channel's curve (ICC.1:2022, sections 10.6 and 10.18) into the light that each of 256 levels stands for. */
final class ToneCurve {

    /** The parameters of each of the five parametric functions. */
    private static final int[] PARAMETERS = {1, 3, 4, 5, 7};

    private ToneCurve() {}

    static Optional<double[]> of(ByteBuffer tag) {
        if (tag.limit() < 12) {
            return Optional.empty();
        }
        Optional<DoubleUnaryOperator> curve = switch (IccTags.text(tag, 0)) {
            case "curv" -> sampled(tag);
            case "para" -> parametric(tag);
            default -> Optional.empty();
        };
        return curve.map(ToneCurve::levels);
    }

    private static double[] levels(DoubleUnaryOperator curve) {
        double[] levels = new double[256];
        for (int level = 0; level < 256; level++) {
            double light = curve.applyAsDouble(level / 255.0);
            levels[level] = Double.isNaN(light) ? 0 : Math.max(0, Math.min(1, light));
        }
        return levels;
    }

    private static Optional<DoubleUnaryOperator> sampled(ByteBuffer tag) {
        int count = tag.getInt(8);
        if (count < 0 || count > (tag.limit() - 12) / 2) {
            return Optional.empty();
        }
        if (count == 0) {
            return Optional.of(x -> x);
        }
        if (count == 1) {
            double gamma = (tag.getShort(12) & 0xffff) / 256.0;
            return Optional.of(x -> Math.pow(x, gamma));
        }
        return Optional.of(x -> {
            double at = x * (count - 1);
            int below = Math.min(count - 2, (int) at);
            double low = sample(tag, below);
            return low + (at - below) * (sample(tag, below + 1) - low);
        });
    }

    private static double sample(ByteBuffer tag, int index) {
        return (tag.getShort(12 + 2 * index) & 0xffff) / 65535.0;
    }

    /** A power of (ax + b) plus e from d on, a line cx + f below it; what a function has not got is neutral. */
    private static Optional<DoubleUnaryOperator> parametric(ByteBuffer tag) {
        int function = tag.getShort(8);
        if (function < 0 || function >= PARAMETERS.length || tag.limit() < 12 + 4 * PARAMETERS[function]) {
            return Optional.empty();
        }
        double g = IccTags.fixed(tag, 12);
        double a = function > 0 ? IccTags.fixed(tag, 16) : 1;
        double b = function > 0 ? IccTags.fixed(tag, 20) : 0;
        double third = function > 1 ? IccTags.fixed(tag, 24) : 0;
        boolean hasLine = function > 2;
        double d = hasLine ? IccTags.fixed(tag, 28) : a == 0 ? 0 : -b / a;
        double offset = function == 2 ? third : function == 4 ? IccTags.fixed(tag, 32) : 0;
        double slope = hasLine ? third : 0;
        double foot = function == 2 ? third : function == 4 ? IccTags.fixed(tag, 36) : 0;
        return Optional.of(x -> x >= d ? Math.pow(a * x + b, g) + offset : slope * x + foot);
    }
}
