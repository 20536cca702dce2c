package dev.visage.worker.codec.turbo;

import dev.visage.worker.resample.Samples;
import java.nio.ByteBuffer;

/**
 * A plane in native memory.
 *
 * @param stride bytes from the start of a row to that of the next
 */
record NativeSamples(ByteBuffer bytes, int width, int height, int stride) implements Samples {

    @Override
    public void read(int x, int y, int length, byte[] row) {
        bytes.get(y * stride + x, row, 0, length);
    }
}
