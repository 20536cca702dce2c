package dev.visage.contracts.imports.manifest;

import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a manifest is written, in UTF-8. */
public enum ManifestFormat {
    /** A header line and a line for each row (RFC 4180), commas between. */
    CSV("csv"),
    /** A JSON object on each line. */
    NDJSON("ndjson");

    private static final String NAME = "manifest.";

    private final String extension;

    ManifestFormat(String extension) {
        this.extension = extension;
    }

    /** The format of a file that someone says is a manifest, by how its name ends. */
    public static Optional<ManifestFormat> of(String name) {
        return Stream.of(values())
                .filter(format -> name.toLowerCase(Locale.ROOT).endsWith("." + format.extension))
                .findFirst();
    }

    /** The format of a file among others that is called as a manifest is: {@code manifest.csv}. */
    public static Optional<ManifestFormat> ofManifest(String file) {
        return Stream.of(values())
                .filter(format -> file.equalsIgnoreCase(NAME + format.extension))
                .findFirst();
    }

    /** Begins to read a manifest. */
    public ManifestReader read(InputStream manifest, ManifestLimits limits) {
        return this == CSV ? new CsvManifest(manifest, limits) : new NdjsonManifest(manifest, limits);
    }
}
