package dev.visage.contracts.imports;

/**
 * How many items of an import are how far. Each counts once, however often it is sent.
 *
 * @param read all
 * @param refused those that were not taken
 * @param accepted those that were taken, whatever became of them since
 * @param applied of these, those whose picture became the user's
 * @param superseded those that a newer picture was before
 * @param rejected those whose picture turned out to be none
 * @param failed those that could not be worked on
 * @param cancelled those that the end of their import came before
 */
public record ImportCounts(
        long read,
        long refused,
        long accepted,
        long applied,
        long superseded,
        long rejected,
        long failed,
        long cancelled) {

    /** Those that were taken and have not ended. */
    public long underWay() {
        return accepted - applied - superseded - rejected - failed - cancelled;
    }
}
