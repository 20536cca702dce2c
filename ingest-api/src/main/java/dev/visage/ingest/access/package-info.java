/**
 * Who calls, and what they may do.
 */
@NullMarked
package dev.visage.ingest.access;

import org.jspecify.annotations.NullMarked;
