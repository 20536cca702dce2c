package dev.visage.ingest.imports.archive;

import dev.visage.contracts.imports.ItemReason;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveException;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.ArchiveStreamFactory;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;

/** A zip, tar or tar.gz, told by how it begins, that is read entry by entry from its front to its end. */
final class OpenArchive {

    private static final byte[] GZIP = {0x1f, (byte) 0x8b};

    /** Where the directory of a zip ends, and how far before the end of the file that is at most. */
    private static final byte[] DIRECTORY_END = {'P', 'K', 5, 6};

    private static final int LONGEST_DIRECTORY_END = 22 + 0xffff;

    private final Tail sent;
    private final ArchiveInputStream<?> entries;
    private final @Nullable HeaderGuard guard;

    private OpenArchive(Tail sent, ArchiveInputStream<?> entries, @Nullable HeaderGuard guard) {
        this.sent = sent;
        this.entries = entries;
        this.guard = guard;
    }

    /** Begins to read an archive. */
    static OpenArchive of(InputStream body) throws IOException {
        Tail sent = new Tail(body, LONGEST_DIRECTORY_END);
        InputStream bytes = new BufferedInputStream(sent);
        bytes.mark(GZIP.length);
        boolean isGzip = Arrays.equals(bytes.readNBytes(GZIP.length), GZIP);
        bytes.reset();
        InputStream unpacked = isGzip ? unzipped(bytes) : bytes;
        String format = format(unpacked);
        if (format.equals(ArchiveStreamFactory.TAR)) {
            return tar(sent, unpacked);
        }
        if (isGzip || !format.equals(ArchiveStreamFactory.ZIP)) {
            throw UnreadableArchiveException.notAnArchive();
        }
        return new OpenArchive(sent, new ZipArchiveInputStream(bytes, StandardCharsets.UTF_8.name()), null);
    }

    private static InputStream unzipped(InputStream bytes) throws IOException {
        return new BufferedInputStream(GzipCompressorInputStream.builder()
                .setInputStream(bytes)
                .setDecompressConcatenated(true)
                .get());
    }

    private static OpenArchive tar(Tail sent, InputStream bytes) {
        HeaderGuard guard = new HeaderGuard(bytes);
        return new OpenArchive(sent, new TarArchiveInputStream(guard, StandardCharsets.UTF_8.name()), guard);
    }

    /** The next entry; empty behind the last one. */
    Optional<ArchiveEntry> next() throws IOException {
        betweenEntries(true);
        try {
            return Optional.ofNullable(entries.getNextEntry());
        } catch (IllegalArgumentException | IllegalStateException malformed) {
            throw new IOException(malformed);
        } finally {
            betweenEntries(false);
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

    private void betweenEntries(boolean isBetween) {
        if (guard != null) {
            guard.betweenEntries(isBetween);
        }
    }

    /** The bytes of the entry that came last. */
    InputStream content() {
        return entries;
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
