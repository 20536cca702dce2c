/**
 * The HTTP edge: takes uploads in, stores originals, emits events, awaits outcomes, delivers pictures.
 */
@NullMarked
package dev.visage.ingest;

import org.jspecify.annotations.NullMarked;
