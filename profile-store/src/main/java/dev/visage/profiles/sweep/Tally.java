package dev.visage.profiles.sweep;

import dev.visage.contracts.api.Reconciliation;
import dev.visage.contracts.api.Reconciliation.Dangling;
import dev.visage.contracts.api.Reconciliation.Objects;
import java.time.Duration;

/** The counts of a sweep that is running. */
final class Tally {

    long originalsSeen;
    long originalsOrphaned;
    long imagesSeen;
    long imagesOrphaned;
    long danglingFound;
    long danglingRepaired;
    long danglingUnrepairable;
    long bytesReclaimed;

    Reconciliation total(boolean dryRun, Duration grace) {
        return new Reconciliation(
                dryRun,
                grace,
                new Objects(originalsSeen, originalsOrphaned),
                new Objects(imagesSeen, imagesOrphaned),
                new Dangling(danglingFound, danglingRepaired, danglingUnrepairable),
                bytesReclaimed);
    }
}
