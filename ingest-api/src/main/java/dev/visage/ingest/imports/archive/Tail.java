package dev.visage.ingest.imports.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Remembers how a stream ended. */
final class Tail extends FilterInputStream {

    private final byte[] last;
    private int next;

    /**
     * A stream to be remembered.
     *
     * @param length how many of its last bytes
     */
    Tail(InputStream whole, int length) {
        super(whole);
        last = new byte[length];
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        int kept = Math.min(Math.max(read, 0), last.length);
        int start = offset + Math.max(read, 0) - kept;
        int before = Math.min(kept, last.length - next);
        System.arraycopy(target, start, last, next, before);
        System.arraycopy(target, start + before, last, 0, kept - before);
        next = (next + kept) % last.length;
        return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
        return Math.max(read(new byte[(int) Math.min(wanted, last.length)]), 0);
    }

    /** Whether some bytes are among the last ones. */
    boolean holds(byte[] wanted) {
        for (int start = 0; start <= last.length - wanted.length; start++) {
            if (holdsAt(next + start, wanted)) {
                return true;
            }
        }
        return false;
    }

    private boolean holdsAt(int start, byte[] wanted) {
        int same = 0;
        while (same < wanted.length && last[(start + same) % last.length] == wanted[same]) {
            same++;
        }
        return same == wanted.length;
    }
}
