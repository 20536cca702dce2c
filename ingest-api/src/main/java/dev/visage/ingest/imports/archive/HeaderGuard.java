package dev.visage.ingest.imports.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.util.unit.DataSize;

/** Lets no more than a moderate header be read between entries: whoever reads it holds it whole. */
final class HeaderGuard extends FilterInputStream {

    private static final long LONGEST = DataSize.ofMegabytes(1).toBytes();

    private boolean isInHeader = true;
    private long left = LONGEST;

    HeaderGuard(InputStream archive) {
        super(archive);
    }

    void betweenEntries(boolean isBetween) {
        isInHeader = isBetween;
        left = LONGEST;
    }

    @Override
    public int read() throws IOException {
        count(1);
        return super.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
        long skipped = super.skip(wanted);
        count(skipped);
        return skipped;
    }

    private void count(long read) throws UnreadableArchiveException {
        left -= isInHeader ? read : 0;
        if (left < 0) {
            throw UnreadableArchiveException.tooLarge("The header of an entry has more than " + LONGEST + " bytes.");
        }
    }
}
