package dev.visage.profiles.sweep;

import dev.visage.contracts.api.Reconciliation;

/** How a sweep ended. */
sealed interface SweepResult {

    /** It went through the whole bucket. */
    record Done(Reconciliation counts) implements SweepResult {}

    /** It did nothing: another one is running, here or in another instance. */
    record Busy() implements SweepResult {}

    /**
     * It ended before it was through, or before it began. What it had deleted until then were orphans.
     *
     * @param sentence why, for people
     */
    record Abandoned(String sentence) implements SweepResult {}
}
