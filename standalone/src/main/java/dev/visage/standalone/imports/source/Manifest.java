package dev.visage.standalone.imports.source;

import dev.visage.contracts.imports.ItemReason;
import dev.visage.contracts.imports.manifest.ManifestFormat;
import dev.visage.contracts.imports.manifest.ManifestLimits;
import dev.visage.contracts.imports.manifest.ManifestReader;
import dev.visage.contracts.imports.manifest.ManifestRow;
import dev.visage.contracts.imports.manifest.SourcePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The files that a manifest names, in its folder and below.
 *
 * @param path without links in it
 */
record Manifest(Path path, ManifestFormat format) implements Source {

    /** How much of one is read whose rows are not held. */
    private static final ManifestLimits LIMITS = new ManifestLimits(1 << 16, Integer.MAX_VALUE);

    /** That which a file is, by its name. */
    static Optional<Manifest> beside(Path path) {
        return ManifestFormat.ofManifest(path.getFileName().toString()).map(format -> new Manifest(path, format));
    }

    @Override
    public void each(Visitor visitor) throws IOException, InterruptedException {
        Path folder = path.resolveSibling(".").toRealPath();
        FolderFiles files = new FolderFiles(folder);
        try (ManifestReader rows = format.read(Files.newInputStream(path), LIMITS)) {
            for (Optional<ManifestRow> row = rows.next(); row.isPresent(); row = rows.next()) {
                visitor.visit(
                        row.get() instanceof ManifestRow.Named named
                                ? entry(named, files)
                                : refused((ManifestRow.Faulty) row.get()));
            }
        }
    }

    private static Entry entry(ManifestRow.Named row, FolderFiles files) {
        Optional<String> name = SourcePath.name("", row.file());
        if (name.isEmpty()) {
            return refused(row, row.file(), Refusals.BAD_NAME);
        }
        Path file;
        try {
            file = files.root().resolve(name.get());
        } catch (InvalidPathException impossible) {
            return refused(row, row.file(), Refusals.BAD_NAME);
        }
        Entry entry = files.entry(file, name.get(), row.user(), row.newUser());
        return entry instanceof Entry.Refused refused ? refused(row, refused.name(), refused.reason()) : entry;
    }

    /** A row whose file is at fault. */
    static Entry.Refused refused(ManifestRow.Named row, String name, ItemReason reason) {
        return new Entry.Refused(name, row.user(), row.refusal(reason.code(), reason.detail(), ManifestRow.FILE));
    }

    /** A row that cannot be read. */
    static Entry.Refused refused(ManifestRow.Faulty row) {
        String name = row.file() == null ? "line " + row.line() : row.file();
        return new Entry.Refused(name, row.user(), row.refusal());
    }
}
