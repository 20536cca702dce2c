package dev.visage.ingest.imports.archive;

import dev.visage.ingest.failure.Figures;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.springframework.util.unit.DataSize;

/** Counts what comes out of an archive against what went in, so that a small one cannot become endless. */
final class Unpacked {

    /** What pays for the reading whatever it was made of. */
    private static final long NEVER_TOO_MUCH = DataSize.ofMegabytes(64).toBytes();

    private final ArchiveSettings settings;
    private final LongSupplier sent;
    private final byte[] chunk = new byte[16 * 1024];
    private int entries;
    private long bytes;

    /**
     * A count.
     *
     * @param sent how many bytes of the archive were read
     */
    Unpacked(ArchiveSettings settings, LongSupplier sent) {
        this.settings = settings;
        this.sent = sent;
    }

    int entries() {
        return entries;
    }

    void countEntry() throws UnreadableArchiveException {
        if (++entries > settings.maxEntries()) {
            throw UnreadableArchiveException.tooLarge(
                    "An archive has at most " + settings.maxEntries() + " entries; the rest is not read.");
        }
    }

    /** All of an entry, if it is no longer than it may be. */
    Optional<byte[]> read(InputStream entry, long longest) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (int read = count(entry.read(chunk)); read >= 0; read = count(entry.read(chunk))) {
            if (whole.size() + read > longest) {
                return Optional.empty();
            }
            whole.write(chunk, 0, read);
        }
        return Optional.of(whole.toByteArray());
    }

    /** Reads what is left of an entry. */
    void skip(InputStream entry) throws IOException {
        int read;
        do {
            read = count(entry.read(chunk));
        } while (read >= 0);
    }

    /** An entry whose bytes count as others read them. Closing it leaves the archive open. */
    InputStream counted(InputStream entry) {
        return new FilterInputStream(entry) {
            @Override
            public int read() throws IOException {
                int read = super.read();
                count(read < 0 ? -1 : 1);
                return read;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return count(super.read(target, offset, length));
            }

            @Override
            public void close() {
                // the archive goes on behind the entry
            }
        };
    }

    /** Counts what an archive's own description of an entry takes. */
    void countHeader(long read) throws UnreadableArchiveException {
        bytes += read;
        check();
    }

    private int count(int read) throws UnreadableArchiveException {
        bytes += Math.max(read, 0);
        check();
        return read;
    }

    private void check() throws UnreadableArchiveException {
        if (bytes > settings.maxUnpacked().toBytes()) {
            throw UnreadableArchiveException.tooLarge("An archive has at most "
                    + Figures.megabytes(settings.maxUnpacked().toBytes()) + " MB unpacked; the rest is not read.");
        }
        if (bytes > NEVER_TOO_MUCH && bytes / settings.maxRatio() > sent.getAsLong()) {
            throw UnreadableArchiveException.tooLarge("More than " + settings.maxRatio()
                    + " bytes were packed in one; the rest of the archive is not read.");
        }
    }
}
