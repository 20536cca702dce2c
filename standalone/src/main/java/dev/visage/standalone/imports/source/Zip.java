package dev.visage.standalone.imports.source;

import dev.visage.contracts.imports.ItemReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A zip, read by the directory at its end. */
record Zip(Path path) implements Packed.Files {

    @Override
    public void each(Packed.Visitor visitor) throws IOException, InterruptedException {
        try (ZipFile zip = Bytes.packed(() -> ZipFile.builder().setPath(path).get())) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                if (!entry.isDirectory()) {
                    visitor.visit(Packed.of(
                            entry.getName(),
                            entry.getCrc() + " " + entry.getSize(),
                            entry.getSize(),
                            refusal(entry, zip),
                            () -> Bytes.read(zip.getInputStream(entry), entry.getSize())));
                }
            }
        }
    }

    private static @Nullable ItemReason refusal(ZipArchiveEntry entry, ZipFile zip) {
        if (entry.isUnixSymlink()) {
            return Refusals.NOT_A_FILE;
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            return Refusals.ENCRYPTED;
        }
        return zip.canReadEntryData(entry) ? null : Refusals.UNSUPPORTED_METHOD;
    }
}
