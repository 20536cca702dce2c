package dev.visage.contracts.imports.manifest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All rows of a manifest. */
final class Rows {

    private Rows() {}

    static List<ManifestRow> of(ManifestFormat format, byte[] manifest, ManifestLimits limits) throws IOException {
        List<ManifestRow> rows = new ArrayList<>();
        try (ManifestReader reader = format.read(new ByteArrayInputStream(manifest), limits)) {
            for (Optional<ManifestRow> row = reader.next(); row.isPresent(); row = reader.next()) {
                rows.add(row.get());
            }
            assertEnded(reader);
        }
        return rows;
    }

    private static void assertEnded(ManifestReader reader) throws IOException {
        if (reader.next().isPresent()) {
            throw new AssertionError("there is something behind the end");
        }
    }
}
