package dev.visage.standalone.fault.plan;

import java.time.Duration;

/**
 * One fault of a plan.
 *
 * @param at when it begins at the earliest, counted from the start of the load
 * @param target a process such as {@code image-worker-2}, or what it is done to
 * @param lasting how long, where it is not over at once
 */
public record PlannedFault(Duration at, Kind kind, String target, Duration lasting) {

    @Override
    public String toString() {
        return "%7.1f s  %-28s %-18s %.1f s"
                .formatted(at.toMillis() / 1000.0, kind, target, lasting.toMillis() / 1000.0);
    }
}
