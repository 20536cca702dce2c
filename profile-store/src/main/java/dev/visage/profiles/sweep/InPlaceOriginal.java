package dev.visage.profiles.sweep;

import dev.visage.contracts.idempotency.Fingerprint;
import dev.visage.contracts.imports.ImportEntry;
import dev.visage.contracts.imports.ImportTerms;
import dev.visage.contracts.storage.ObjectKey;
import dev.visage.objects.ObjectDescription;
import dev.visage.profiles.imports.InPlace;
import java.util.Optional;

/**
 * An original that an import found in the bucket and left there. It is not Visage's, so it may be another by now, or gone.
 *
 * @param fingerprint of what was found
 */
record InPlaceOriginal(ObjectKey key, Fingerprint fingerprint, ImportTerms terms) {

    static Optional<InPlaceOriginal> of(ImportEntry.Picture picture, ImportTerms terms) {
        return Optional.ofNullable(picture.source())
                .map(source -> new InPlaceOriginal(source, picture.fingerprint(), terms));
    }

    /** Whether an object is what was found. */
    boolean is(ObjectDescription object) {
        return InPlace.fingerprint(terms, object).equals(fingerprint);
    }
}
