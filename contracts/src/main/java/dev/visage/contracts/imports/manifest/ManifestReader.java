package dev.visage.contracts.imports.manifest;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** A manifest that is read row by row. What is wrong with it is a row too, so a mistake stops no other row. */
public interface ManifestReader extends Closeable {

    /**
     * The next row.
     *
     * @return empty behind the last one
     * @throws IOException if the bytes cannot be read
     */
    Optional<ManifestRow> next() throws IOException;
}
