/**
 * How many calls a caller may make.
 */
@NullMarked
package dev.visage.ingest.rate;

import org.jspecify.annotations.NullMarked;
