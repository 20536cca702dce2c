/**
 * JPEG: its segments, scans and colour profile.
 */
@NullMarked
package dev.visage.worker.codec.jpeg;

import org.jspecify.annotations.NullMarked;
