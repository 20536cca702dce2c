package dev.visage.profiles.imports.source;

import dev.visage.contracts.imports.manifest.ManifestFormat;
import dev.visage.contracts.imports.manifest.ManifestLimits;
import dev.visage.contracts.imports.manifest.ManifestReader;
import dev.visage.contracts.imports.manifest.ManifestRow;
import dev.visage.contracts.imports.manifest.SourcePath;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.objects.ObjectStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The objects that a manifest names. The cursor is the number of the rows that were read, and the manifest's tag. */
final class ManifestPages implements Pages {

    private static final ManifestLimits LIMITS = new ManifestLimits(64 * 1024, 10_000_000);

    private final ManifestReader manifest;
    private final String etag;
    private final ObjectKey key;
    private final String folder;
    private final String prefix;
    private final int size;
    private long read;

    /**
     * @param key the manifest's, in whose folder the files that it names are looked for
     * @param prefix what their keys start with, too
     */
    ManifestPages(ObjectStore objects, ObjectKey key, String prefix, String cursor, int size) throws IOException {
        ManifestFormat format = ManifestFormat.of(key.value())
                .orElseThrow(() -> new LostManifestException(key, key + " is neither a CSV nor an NDJSON object."));
        String[] known = cursor.split(" ", 2);
        RangedInput input = new RangedInput(objects, key, known.length == 1 ? null : known[1]);
        this.manifest = format.read(input, LIMITS);
        this.etag = input.etag();
        this.key = key;
        this.folder = key.value().substring(0, key.value().lastIndexOf('/') + 1);
        this.prefix = prefix;
        this.size = size;
        long rows = cursor.isEmpty() ? 0 : Long.parseLong(known[0]);
        while (read < rows && manifest.next().isPresent()) {
            read++;
        }
    }

    @Override
    public Optional<Page> next() throws IOException {
        List<Found> found = new ArrayList<>();
        while (found.size() < size) {
            Optional<ManifestRow> row = manifest.next();
            if (row.isEmpty()) {
                break;
            }
            read++;
            found.add(found(row.get()));
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(new Page(found, read + " " + etag));
    }

    private Found found(ManifestRow row) {
        if (row instanceof ManifestRow.Faulty faulty) {
            String file = faulty.file();
            return new Found(
                    file == null ? key.value() : file, faulty.user(), null, null, faulty.refusal(), faulty.line());
        }
        ManifestRow.Named named = (ManifestRow.Named) row;
        Optional<String> name =
                SourcePath.name(folder, named.file()).filter(full -> full.startsWith(prefix) && !full.endsWith("/"));
        if (name.isEmpty()) {
            return new Found(
                    named.file(),
                    named.user(),
                    named.newUser(),
                    null,
                    named.refusal("bad-name", "The file does not lie below " + prefix + ".", ManifestRow.FILE),
                    named.line());
        }
        return new Found(name.get(), named.user(), named.newUser(), new ObjectKey(name.get()), null, named.line());
    }
}
