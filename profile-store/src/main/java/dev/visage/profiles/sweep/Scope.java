package dev.visage.profiles.sweep;

import java.time.Instant;

/**
 * What one sweep may touch.
 *
 * @param dryRun whether nothing is deleted and nothing announced
 * @param originalsBefore originals stored before this, by the object store's clock
 * @param imagesBefore renditions stored before this, likewise
 * @param underWay what is left alone in any case
 */
record Scope(boolean dryRun, Instant originalsBefore, Instant imagesBefore, UnderWay underWay) {}
