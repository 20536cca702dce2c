package dev.visage.standalone.imports;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.visage.contracts.id.ImportId;
import dev.visage.contracts.imports.ImportCounts;
import dev.visage.contracts.imports.ImportState;

/**
 * How an import ended, with what could not even be sent among the refused; its members are what {@code --json} prints.
 *
 * @param read all items
 */
record Result(
        ImportId importId,
        ImportState state,
        long read,
        long refused,
        long accepted,
        long applied,
        long superseded,
        long rejected,
        long failed) {

    static Result of(Progress progress, long refusedHere) {
        ImportCounts counts = progress.counts();
        return new Result(
                progress.importId(),
                progress.state(),
                counts.read() + refusedHere,
                counts.refused() + refusedHere,
                counts.accepted(),
                counts.applied(),
                counts.superseded(),
                counts.rejected(),
                counts.failed());
    }

    /** Whether every picture is on its user's profile, or a newer one was there before. */
    @JsonIgnore
    boolean isWhole() {
        return state == ImportState.FINISHED && refused + rejected + failed == 0;
    }
}
