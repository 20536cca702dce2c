package dev.visage.ingest.imports.archive;

import dev.visage.contracts.imports.ImportEntry;
import java.util.List;
import java.util.stream.Stream;

/**
 * Entries that can be registered: their originals are there, as far as they are wanted.
 *
 * @param since when the first of the originals began to be stored, by {@link System#nanoTime}
 */
record Stored(List<ImportEntry> entries, long since) {

    Stored plus(Stored later) {
        return new Stored(
                Stream.concat(entries.stream(), later.entries.stream()).toList(), since);
    }
}
