package dev.visage.standalone.imports.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * A tar, read from its beginning.
 *
 * @param packed whether gzip packed it
 */
record Tar(Path path, boolean packed) implements Packed.Files {

    private static final int BUFFER = 1 << 16;

    @Override
    public void each(Packed.Visitor visitor) throws IOException, InterruptedException {
        try (TarArchiveInputStream tar = Bytes.packed(() -> new TarArchiveInputStream(open()))) {
            for (Optional<TarArchiveEntry> next = next(tar); next.isPresent(); next = next(tar)) {
                TarArchiveEntry entry = next.get();
                if (!entry.isDirectory()) {
                    visitor.visit(Packed.of(
                            entry.getName(),
                            entry.getLastModifiedTime() + " " + entry.getSize(),
                            entry.getSize(),
                            entry.isFile() && !entry.isLink() && !entry.isSymbolicLink() ? null : Refusals.NOT_A_FILE,
                            () -> Bytes.readOpen(tar, entry.getSize())));
                }
            }
        }
    }

    private static Optional<TarArchiveEntry> next(TarArchiveInputStream tar) throws IOException {
        return Bytes.packed(() -> Optional.ofNullable(tar.getNextEntry()));
    }

    private InputStream open() throws IOException {
        InputStream file = new BufferedInputStream(Files.newInputStream(path), BUFFER);
        return packed ? new GZIPInputStream(file, BUFFER) : file;
    }
}
