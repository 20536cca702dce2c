/**
 * The two lanes on which uploads come: people's, which go first, and those of imports.
 */
@NullMarked
package dev.visage.worker.lane;

import org.jspecify.annotations.NullMarked;
