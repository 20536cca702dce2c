package dev.visage.worker.codec.turbo;

import com.sun.jna.Memory;
import org.jspecify.annotations.Nullable;

/** Native memory that is used again; grows as it must, but what a large picture needed is not kept. */
final class NativeBuffer implements AutoCloseable {

    /** What is kept, in bytes: enough for the scaled planes of a photograph of 12 megapixels. */
    private static final long KEPT = 8L << 20;

    private @Nullable Memory memory;

    /** At least this many bytes, whose content is undefined. What was there before is gone. */
    Memory room(long bytes) {
        Memory has = memory;
        if (has == null || has.size() < bytes) {
            close();
            has = new Memory(Math.max(1, bytes));
            memory = has;
        }
        return has;
    }

    /** Frees what is too large to be kept. */
    void trim() {
        if (size() > KEPT) {
            close();
        }
    }

    long size() {
        return memory == null ? 0 : memory.size();
    }

    @Override
    public void close() {
        if (memory != null) {
            memory.close();
            memory = null;
        }
    }
}
