/**
 * Changes of profiles as server-sent events: what happens now, what happened since a position, and all there is.
 */
@NullMarked
package dev.visage.ingest.changes;

import org.jspecify.annotations.NullMarked;
