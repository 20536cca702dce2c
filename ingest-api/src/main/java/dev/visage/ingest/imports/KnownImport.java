package dev.visage.ingest.imports;

import dev.visage.contracts.id.ImportId;
import dev.visage.contracts.imports.Import;
import dev.visage.contracts.imports.ImportTerms;
import dev.visage.ingest.upload.UploadTerms;
import org.springframework.util.unit.DataSize;

/**
 * What never changes of an import.
 *
 * @param terms what it is to do
 * @param createdBy who made it
 */
public record KnownImport(ImportId importId, ImportTerms terms, String createdBy) {

    private static final String CLIENT = "import";

    static KnownImport of(Import found) {
        return new KnownImport(found.importId(), found.terms(), found.createdBy());
    }

    /** What each of its pictures is taken by. */
    public UploadTerms uploadTerms(DataSize limit) {
        return UploadTerms.of(CLIENT, terms.kind(), limit, terms.recipe());
    }
}
