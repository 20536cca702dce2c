package dev.visage.ingest.imports.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.util.unit.DataSize;

/**
 * Lets no more than moderate headers be read between entries: whoever reads one holds it whole. All of them together count
 * as what is unpacked.
 */
final class HeaderGuard extends FilterInputStream {

    private static final long LONGEST = DataSize.ofMegabytes(1).toBytes();
    private static final long ALWAYS = DataSize.ofMegabytes(8).toBytes();
    private static final long PER_ENTRY = DataSize.ofKilobytes(4).toBytes();

    private final Unpacked unpacked;
    private boolean isInHeader = true;
    private long left = LONGEST;
    private long leftOfAll = ALWAYS;

    HeaderGuard(InputStream archive, Unpacked unpacked) {
        super(archive);
        this.unpacked = unpacked;
    }

    /** The header of the next entry begins. */
    void begin() {
        isInHeader = true;
        left = LONGEST;
        leftOfAll += PER_ENTRY;
    }

    /** The header is read. */
    void end() {
        isInHeader = false;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
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
        if (!isInHeader) {
            return;
        }
        unpacked.countHeader(read);
        left -= read;
        leftOfAll -= read;
        if (left < 0) {
            throw UnreadableArchiveException.tooLarge("The header of an entry has more than " + LONGEST + " bytes.");
        }
        if (leftOfAll < 0) {
            throw UnreadableArchiveException.tooLarge(
                    "The headers of the entries have more than " + PER_ENTRY + " bytes each; the rest is not read.");
        }
    }
}
