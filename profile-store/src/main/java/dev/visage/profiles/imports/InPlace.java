package dev.visage.profiles.imports;

import dev.visage.contracts.idempotency.Fingerprint;
import dev.visage.contracts.imports.ImportTerms;
import dev.visage.objects.ObjectDescription;
import java.nio.charset.StandardCharsets;

/** Pictures that stay where they lie in the bucket. */
public final class InPlace {

    private InPlace() {}

    /** Tells a picture from others without its bytes: by the mark that the object store gave them, and their number. */
    public static Fingerprint fingerprint(ImportTerms terms, ObjectDescription object) {
        String mark = object.etag() + "\n" + object.length();
        return Fingerprint.of(terms.kind(), terms.recipe(), mark.getBytes(StandardCharsets.UTF_8));
    }
}
