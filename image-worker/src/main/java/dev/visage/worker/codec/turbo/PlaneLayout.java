package dev.visage.worker.codec.turbo;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import dev.visage.worker.resample.Plane;
import java.util.Arrays;

/**
 * Where the planes of a picture lie in one piece of memory. All sizes are the library's: it rounds them up to what its
 * blocks need, those of luma too.
 *
 * @param starts of the planes, in bytes
 * @param strides from a row to the next, in bytes
 * @param rows of each plane
 * @param size of all planes, in bytes
 */
record PlaneLayout(long[] starts, int[] strides, int[] rows, long size) {

    static PlaneLayout of(LibTurboJpeg library, int width, int height, Sampling sampling) throws TurboFailedException {
        int count = sampling.planes();
        long[] starts = new long[count];
        int[] strides = new int[count];
        int[] rows = new int[count];
        long size = 0;
        for (int i = 0; i < count; i++) {
            strides[i] = library.tjPlaneWidth(i, width, sampling.code());
            rows[i] = library.tjPlaneHeight(i, height, sampling.code());
            starts[i] = size;
            long plane = library.tjPlaneSizeYUV(i, width, strides[i], height, sampling.code())
                    .longValue();
            if (strides[i] < 1 || rows[i] < 1 || plane < (long) strides[i] * rows[i] || plane > Integer.MAX_VALUE) {
                throw new TurboFailedException("A plane of " + width + " x " + height + " is too large.");
            }
            size += plane;
        }
        return new PlaneLayout(starts, strides, rows, size);
    }

    Pointer[] pointers(Memory memory) {
        Pointer[] pointers = new Pointer[starts.length];
        for (int i = 0; i < pointers.length; i++) {
            pointers[i] = memory.share(starts[i]);
        }
        return pointers;
    }

    /** A decoded plane, without the columns and rows that only fill blocks up. */
    NativeSamples samples(Memory memory, int plane, int width, int height) {
        long length = (plane + 1 < starts.length ? starts[plane + 1] : size) - starts[plane];
        return new NativeSamples(
                memory.getByteBuffer(starts[plane], length),
                plane == 0 ? width : strides[plane],
                plane == 0 ? height : rows[plane],
                strides[plane]);
    }

    /** Writes a plane, its last column and row repeated where the library wants more. */
    void write(Memory memory, int plane, Plane samples) {
        int width = samples.width();
        int stride = strides[plane];
        if (width == stride) {
            memory.write(starts[plane], samples.bytes(), 0, width * samples.height());
        }
        byte[] row = new byte[stride];
        for (int y = width == stride ? samples.height() : 0; y < rows[plane]; y++) {
            samples.read(0, Math.min(y, samples.height() - 1), width, row);
            Arrays.fill(row, width, stride, row[width - 1]);
            memory.write(starts[plane] + (long) y * stride, row, 0, stride);
        }
    }
}
