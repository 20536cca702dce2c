/**
 * The ways in which a request can fail.
 */
@NullMarked
package dev.visage.ingest.failure;

import org.jspecify.annotations.NullMarked;
