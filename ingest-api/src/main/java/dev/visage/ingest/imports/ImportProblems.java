package dev.visage.ingest.imports;

import dev.visage.contracts.imports.ImportItem;
import dev.visage.contracts.imports.ItemReason;
import dev.visage.ingest.failure.Failure;
import dev.visage.ingest.failure.Problem;
import org.springframework.http.HttpStatus;

/** What only imports refuse. */
public final class ImportProblems {

    private static final String ENDED = "import-ended";

    private ImportProblems() {}

    /** The import takes no items that are sent, or no more. */
    public static Problem ended() {
        return new Problem(HttpStatus.CONFLICT, ENDED, "The import takes no more items, or finds them itself.");
    }

    /** An item was refused: for its bytes, or by what the import knows of its user. */
    static Problem refused(SentItem sent, ImportItem item) {
        ItemReason reason = item.reason();
        if (sent.rejection() != null) {
            return Problem.of(new Failure.Refused(sent.rejection()));
        }
        if (reason == null || reason.code().equals(ENDED)) {
            return ended();
        }
        return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, reason.code(), reason.detail());
    }
}
