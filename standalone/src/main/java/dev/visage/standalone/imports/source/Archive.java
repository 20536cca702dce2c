package dev.visage.standalone.imports.source;

import dev.visage.contracts.imports.manifest.SourcePath;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files of an archive, each named by its user or by the first manifest in it, wherever that lies. */
final class Archive implements Source {

    private final String name;
    private final Packed.Files files;
    private @Nullable ManifestRows rows;

    /**
     * @param name what it is called itself
     */
    Archive(String name, Packed.Files files) {
        this.name = name;
        this.files = files;
    }

    @Override
    public void each(Visitor visitor) throws IOException, InterruptedException {
        if (rows == null) {
            rows = findManifest();
        }
        for (Entry.Refused faulty : rows.faulty()) {
            visitor.visit(faulty);
        }
        try {
            Set<String> seen = new HashSet<>();
            ManifestRows named = rows;
            files.each(file -> {
                if (!named.isNone() && SourcePath.of(file.name()) instanceof SourcePath.Picture picture) {
                    seen.add(picture.name());
                }
                visit(file, named, visitor);
            });
            for (Entry.Refused missing : named.missing(seen)) {
                visitor.visit(missing);
            }
        } catch (IOException damaged) {
            requireNoInterrupt();
            visitor.visit(new Entry.Refused(name, null, Refusals.CORRUPT));
        }
    }

    private static void visit(Packed file, ManifestRows named, Visitor visitor) throws InterruptedException {
        SourcePath path = SourcePath.of(file.name());
        if (path instanceof SourcePath.Outside outside) {
            visitor.visit(new Entry.Refused(outside.name(), null, Refusals.BAD_NAME));
        } else if (path instanceof SourcePath.Picture picture && named.isNone()) {
            visitor.visit(file.entry(picture.name(), picture.user(), null));
        } else if (path instanceof SourcePath.Picture picture) {
            for (Entry entry : named.entries(file, picture.name())) {
                visitor.visit(entry);
            }
        }
    }

    /** None, too, where the archive is damaged before it; that is told when its files are shown. */
    private ManifestRows findManifest() throws InterruptedException {
        ManifestRows[] found = {ManifestRows.NONE};
        try {
            files.each(file -> {
                if (found[0].isNone() && SourcePath.of(file.name()) instanceof SourcePath.Manifest manifest) {
                    found[0] = ManifestRows.of(manifest, file);
                }
            });
        } catch (IOException damaged) {
            requireNoInterrupt();
            return found[0];
        }
        return found[0];
    }

    /** An interrupt closes the file that is read, which is no damage. */
    private static void requireNoInterrupt() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
