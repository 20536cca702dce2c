/**
 * Records in: one consumer, a bounded pool behind it that keeps the order per key, and offsets committed only up to the
 * lowest unfinished record. Knows nothing of pictures.
 */
@NullMarked
package dev.visage.worker.intake;

import org.jspecify.annotations.NullMarked;
