/**
 * The profile store, seen from the edge.
 */
@NullMarked
package dev.visage.ingest.profile;

import org.jspecify.annotations.NullMarked;
