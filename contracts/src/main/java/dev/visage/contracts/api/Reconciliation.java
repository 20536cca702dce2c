package dev.visage.contracts.api;

import java.time.Duration;

/**
 * What a sweep found and did.
 *
 * @param dryRun whether nothing was deleted and nothing announced; then all counts tell what would have been
 * @param grace how old an object had to be
 * @param originals the originals of uploads
 * @param images pictures, each with all its renditions
 * @param dangling pictures shown of which a rendition is missing
 * @param bytesReclaimed the length of all objects that were deleted
 */
public record Reconciliation(
        boolean dryRun, Duration grace, Objects originals, Objects images, Dangling dangling, long bytesReclaimed) {

    /**
     * How many there are.
     *
     * @param seen all
     * @param orphaned those that nothing needs, and that were deleted
     */
    public record Objects(long seen, long orphaned) {}

    /**
     * How many there are.
     *
     * @param found all
     * @param repaired those whose upload was announced once more, by this sweep or by one before whose repair is under way
     * @param unrepairable those whose original is missing too, or is no picture
     */
    public record Dangling(long found, long repaired, long unrepairable) {}
}
