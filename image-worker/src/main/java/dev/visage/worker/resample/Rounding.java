package dev.visage.worker.resample;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Makes bytes of sums. */
final class Rounding {

    /** 1.5 times 2 to the 23rd: a float that has it added is rounded to a whole number, in its lowest bits. */
    private static final float ROUNDER = 12_582_912;

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private Rounding() {}

    /** Clips to 0 to 255 and rounds, without a branch, so that the JIT vectorises it; {@link #bits} are the result. */
    static void clip(float[] sum, int length) {
        for (int i = 0; i < length; i++) {
            sum[i] = (Math.abs(sum[i]) - Math.abs(sum[i] - 255) + 255) * 0.5f + ROUNDER;
        }
    }

    /** Writes a clipped row. */
    static void row(float[] sum, int length, byte[] bytes, int start) {
        int i = 0;
        for (; i + 3 < length; i += 4) {
            INTS.set(bytes, start + i, four(sum[i], sum[i + 1], sum[i + 2], sum[i + 3]));
        }
        for (; i < length; i++) {
            bytes[start + i] = (byte) bits(sum[i]);
        }
    }

    /** Writes up to four clipped columns beside each other. */
    static void columns(float[][] sums, int count, int length, byte[] bytes, int start, int stride) {
        if (count == 4) {
            columns(sums[0], sums[1], sums[2], sums[3], length, bytes, start, stride);
            return;
        }
        for (int column = 0; column < count; column++) {
            float[] sum = sums[column];
            for (int i = 0, at = start + column; i < length; i++, at += stride) {
                bytes[at] = (byte) bits(sum[i]);
            }
        }
    }

    private static void columns(
            float[] a, float[] b, float[] c, float[] d, int length, byte[] bytes, int start, int stride) {
        for (int i = 0, at = start; i < length; i++, at += stride) {
            INTS.set(bytes, at, four(a[i], b[i], c[i], d[i]));
        }
    }

    private static int four(float a, float b, float c, float d) {
        return bits(a) | bits(b) << 8 | bits(c) << 16 | bits(d) << 24;
    }

    private static int bits(float rounded) {
        return Float.floatToRawIntBits(rounded) & 0xff;
    }
}
