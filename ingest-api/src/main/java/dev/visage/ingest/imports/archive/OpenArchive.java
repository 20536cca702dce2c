package dev.visage.ingest.imports.archive;

import dev.visage.contracts.imports.ItemReason;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveException;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.ArchiveStreamFactory;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** A zip, tar or tar.gz, told by how it begins, that is read entry by entry from its front to its end. */
final class OpenArchive {

    private static final byte[] GZIP = {0x1f, (byte) 0x8b};

    /** Where the directory of a zip ends, and how far before the end of the file that is at most. */
    private static final byte[] DIRECTORY_END = {'P', 'K', 5, 6};

    private static final int LONGEST_DIRECTORY_END = 22 + 0xffff;

    private static final int MOST_EXTRAS = 1000;
    private static final int LONGEST_EXTRAS = 1 << 20;

    private final Tail sent;
    private final ArchiveInputStream<?> entries;
    private final InputStream content;
    private final @Nullable HeaderGuard guard;

    private OpenArchive(Tail sent, ArchiveInputStream<?> entries, @Nullable HeaderGuard guard) {
        this.sent = sent;
        this.entries = entries;
        this.content = new Content(entries);
        this.guard = guard;
    }

    /**
     * Begins to read an archive.
     *
     * @param unpacked counts what is not counted by whoever reads the entries
     */
    static OpenArchive of(InputStream body, Unpacked unpacked) throws IOException {
        Tail sent = new Tail(body, LONGEST_DIRECTORY_END);
        InputStream bytes = new BufferedInputStream(sent);
        bytes.mark(GZIP.length);
        boolean isGzip = Arrays.equals(bytes.readNBytes(GZIP.length), GZIP);
        bytes.reset();
        InputStream whole = isGzip ? new BufferedInputStream(GzipGuard.unpacked(bytes)) : bytes;
        String format = format(whole);
        if (format.equals(ArchiveStreamFactory.TAR)) {
            HeaderGuard guard = new HeaderGuard(whole, unpacked);
            return new OpenArchive(sent, new TarArchiveInputStream(guard, StandardCharsets.UTF_8.name()), guard);
        }
        if (isGzip || !format.equals(ArchiveStreamFactory.ZIP)) {
            throw UnreadableArchiveException.notAnArchive();
        }
        return new OpenArchive(sent, new ZipArchiveInputStream(bytes, StandardCharsets.UTF_8.name()), null);
    }

    /** The next entry; empty behind the last one. */
    Optional<ArchiveEntry> next() throws IOException {
        if (guard != null) {
            guard.begin();
        }
        Optional<ArchiveEntry> next = nextEntry();
        if (guard != null) {
            guard.end();
        }
        if (next.isPresent() && next.get() instanceof TarArchiveEntry tar) {
            limitExtras(tar);
        }
        return next;
    }

    private Optional<ArchiveEntry> nextEntry() throws IOException {
        try {
            return Optional.ofNullable(entries.getNextEntry());
        } catch (RuntimeException malformed) {
            throw new IOException(malformed);
        }
    }

    /** Headers that hold for all entries behind them are kept, and shown by each. */
    private static void limitExtras(TarArchiveEntry entry) throws UnreadableArchiveException {
        Map<String, String> extras = entry.getExtraPaxHeaders();
        if (extras.size() > MOST_EXTRAS
                || (entry.getSparseHeaders() != null && entry.getSparseHeaders().size() > MOST_EXTRAS)
                || extras.values().stream().mapToLong(String::length).sum() > LONGEST_EXTRAS) {
            throw UnreadableArchiveException.tooLarge("An entry has too many extended headers; the rest is not read.");
        }
    }

    /**
     * Reads what comes behind the last entry.
     *
     * @throws EOFException if there is no end, as of a zip that was cut between two entries
     */
    void end() throws IOException {
        sent.transferTo(OutputStream.nullOutputStream());
        if (entries instanceof ZipArchiveInputStream && !sent.holds(DIRECTORY_END)) {
            throw new EOFException("The zip has no directory.");
        }
    }

    /** The bytes of the entry that came last. */
    InputStream content() {
        return content;
    }

    /** What the library makes of damaged bytes is not always an {@link IOException}. */
    private static final class Content extends FilterInputStream {

        Content(InputStream entries) {
            super(entries);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                return super.read(target, offset, length);
            } catch (RuntimeException malformed) {
                throw new IOException(malformed);
            }
        }
    }

    /** Why nothing is made of an entry, whatever its bytes are, if nothing is. */
    Optional<ItemReason> obstacle(ArchiveEntry entry) {
        if (isEncrypted(entry)) {
            return Optional.of(ItemReason.of("encrypted", "The entry is encrypted."));
        }
        if (!isFile(entry)) {
            return Optional.of(ItemReason.of("not-a-file", "The entry is a link or a device."));
        }
        return canRead(entry)
                ? Optional.empty()
                : Optional.of(ItemReason.of("unsupported-method", "The entry is packed in a way that cannot be read."));
    }

    boolean canRead(ArchiveEntry entry) {
        return entries.canReadEntryData(entry);
    }

    private static boolean isEncrypted(ArchiveEntry entry) {
        return entry instanceof ZipArchiveEntry zip
                && zip.getGeneralPurposeBit().usesEncryption();
    }

    private static boolean isFile(ArchiveEntry entry) {
        return entry instanceof TarArchiveEntry tar
                ? tar.isFile() && !tar.isLink() && !tar.isSymbolicLink()
                : !(entry instanceof ZipArchiveEntry zip) || !zip.isUnixSymlink();
    }

    private static String format(InputStream bytes) throws IOException {
        try {
            return ArchiveStreamFactory.detect(bytes);
        } catch (ArchiveException none) {
            throw UnreadableArchiveException.notAnArchive();
        }
    }
}
