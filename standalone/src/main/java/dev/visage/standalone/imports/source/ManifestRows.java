package dev.visage.standalone.imports.source;

import dev.visage.contracts.imports.ItemReason;
import dev.visage.contracts.imports.manifest.ManifestLimits;
import dev.visage.contracts.imports.manifest.ManifestReader;
import dev.visage.contracts.imports.manifest.ManifestRow;
import dev.visage.contracts.imports.manifest.SourcePath;
import dev.visage.embedded.process.InfrastructureException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a manifest in an archive tells. Its rows are held: they come in another order than the files.
 *
 * @param named the rows of each file, by its path in the archive
 * @param faulty those that name none
 */
record ManifestRows(Map<String, List<ManifestRow.Named>> named, List<Entry.Refused> faulty) {

    /** Of an archive without one. */
    static final ManifestRows NONE = new ManifestRows(Map.of(), List.of());

    private static final ManifestLimits LIMITS = new ManifestLimits(1 << 16, 2_000_000);

    static ManifestRows of(SourcePath.Manifest manifest, Packed file) throws IOException, InterruptedException {
        Map<String, List<ManifestRow.Named>> named = new LinkedHashMap<>();
        List<Entry.Refused> faulty = new ArrayList<>();
        try (ManifestReader rows = manifest.format().read(new ByteArrayInputStream(bytes(file)), LIMITS)) {
            for (Optional<ManifestRow> next = rows.next(); next.isPresent(); next = rows.next()) {
                if (next.get() instanceof ManifestRow.Named row) {
                    SourcePath.name(manifest.folder(), row.file())
                            .ifPresentOrElse(
                                    path -> named.computeIfAbsent(path, first -> new ArrayList<>(1))
                                            .add(row),
                                    () -> faulty.add(Manifest.refused(row, row.file(), Refusals.BAD_NAME)));
                } else {
                    faulty.add(Manifest.refused((ManifestRow.Faulty) next.get()));
                }
            }
        }
        return new ManifestRows(named, faulty);
    }

    /** Without them nobody can tell whose the files are: their names may be those of other users. */
    private static byte[] bytes(Packed file) throws InterruptedException {
        ItemReason refusal = file.refusal();
        if (refusal != null && !refusal.equals(Refusals.TOO_MANY_BYTES)) {
            throw unreadable(file, refusal.detail(), null);
        }
        try {
            return file.content().read();
        } catch (IOException failure) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw unreadable(file, Refusals.UNREADABLE.detail(), failure);
        }
    }

    private static InfrastructureException unreadable(
            Packed file, @Nullable String reason, @Nullable IOException failure) {
        return new InfrastructureException(
                "The manifest " + file.name() + " in the archive tells whose the files are. " + reason, failure);
    }

    /** Whether there is no manifest, or nothing in it. */
    boolean isNone() {
        return named.isEmpty() && faulty.isEmpty();
    }

    /** What a file is: a picture for every row that names it. */
    List<Entry> entries(Packed file, String path) {
        List<ManifestRow.Named> rows = named.get(path);
        if (rows == null) {
            return List.of(new Entry.Refused(path, null, Refusals.NOT_IN_MANIFEST));
        }
        Packed again = rows.size() == 1 ? file : file.readOnce();
        return rows.stream().map(row -> entry(row, again, path)).toList();
    }

    private static Entry entry(ManifestRow.Named row, Packed file, String path) {
        Entry entry = file.entry(path, row.user(), row.newUser());
        return entry instanceof Entry.Refused refused ? Manifest.refused(row, path, refused.reason()) : entry;
    }

    /** The rows whose files were not among those that were seen. */
    List<Entry.Refused> missing(Set<String> seen) {
        return named.entrySet().stream()
                .filter(file -> !seen.contains(file.getKey()))
                .flatMap(file ->
                        file.getValue().stream().map(row -> Manifest.refused(row, file.getKey(), Refusals.NO_FILE)))
                .toList();
    }
}
