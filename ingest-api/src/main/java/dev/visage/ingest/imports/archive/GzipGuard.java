package dev.visage.ingest.imports.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.springframework.util.unit.DataSize;

/** Lets no more than a moderate part of a gzip be read that unpacks to nothing: the names in its header are held whole. */
final class GzipGuard extends FilterInputStream {

    private static final long LONGEST = DataSize.ofMegabytes(1).toBytes();

    private long left = LONGEST;

    private GzipGuard(InputStream packed) {
        super(packed);
    }

    /** What a gzip unpacks to, and those that follow it. */
    static InputStream unpacked(InputStream gzip) throws IOException {
        GzipGuard guard = new GzipGuard(gzip);
        return guard.watching(GzipCompressorInputStream.builder()
                .setInputStream(guard)
                .setDecompressConcatenated(true)
                .get());
    }

    private InputStream watching(InputStream unpacked) {
        return new FilterInputStream(unpacked) {
            @Override
            public int read() throws IOException {
                left = LONGEST;
                return super.read();
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                left = LONGEST;
                return super.read(target, offset, length);
            }
        };
    }

    @Override
    public boolean markSupported() {
        return false;
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
        left -= read;
        if (left < 0) {
            throw UnreadableArchiveException.tooLarge("More than " + LONGEST + " bytes of the gzip unpack to nothing.");
        }
    }
}
