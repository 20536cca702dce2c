package dev.visage.ingest.imports.archive;

import dev.visage.contracts.imports.manifest.ManifestRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the manifests of an archive tell of the files that come behind them. */
final class ManifestIndex {

    private final Map<String, Rows> files = new LinkedHashMap<>();
    private boolean hasManifest;

    /** The rows that name one file. */
    private static final class Rows {
        private final List<ManifestRow.Named> named = new ArrayList<>(1);
        private boolean isMet;
    }

    /** A file and a row that names it. */
    record Missing(String name, ManifestRow.Named row) {}

    void begin() {
        hasManifest = true;
    }

    /** Whether files are named by a manifest from here on. */
    boolean isInForce() {
        return hasManifest;
    }

    /** Names a file. */
    void add(String name, ManifestRow.Named row) {
        files.computeIfAbsent(name, first -> new Rows()).named.add(row);
    }

    /** Names a file by a row that could not be read, and was refused. */
    void addUnreadable(String name) {
        files.computeIfAbsent(name, first -> new Rows());
    }

    /** The rows that name a file, which has come; empty if there are none, readable or not. */
    Optional<List<ManifestRow.Named>> meet(String name) {
        Rows rows = files.get(name);
        if (rows == null) {
            return Optional.empty();
        }
        rows.isMet = true;
        return Optional.of(rows.named);
    }

    /** The files that have not come. */
    Stream<Missing> missing() {
        return files.entrySet().stream()
                .filter(file -> !file.getValue().isMet)
                .flatMap(file -> file.getValue().named.stream().map(row -> new Missing(file.getKey(), row)));
    }
}
