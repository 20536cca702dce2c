package dev.visage.profiles.imports.source;

import dev.visage.contracts.imports.ImportEntry;
import dev.visage.contracts.imports.ItemReason;
import dev.visage.contracts.storage.ObjectKey;
import java.io.IOException;

/** A manifest cannot be read, or not to its end, however often one tries. */
final class LostManifestException extends IOException {

    private static final long serialVersionUID = 1;

    private final String name;
    private final String sentence;

    LostManifestException(ObjectKey manifest, String sentence) {
        super(sentence);
        this.name = manifest.value();
        this.sentence = sentence;
    }

    /** Tells it in the place of what the manifest would have named. */
    ImportEntry entry() {
        return new ImportEntry(name, null, null, null, ItemReason.of("no-manifest", sentence));
    }
}
