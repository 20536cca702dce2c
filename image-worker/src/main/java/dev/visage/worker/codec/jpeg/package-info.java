/**
 * JPEG: its segments and scans.
 */
@NullMarked
package dev.visage.worker.codec.jpeg;

import org.jspecify.annotations.NullMarked;
