/**
 * GIF: its blocks, its frames and its compression.
 */
@NullMarked
package dev.visage.worker.codec.gif;

import org.jspecify.annotations.NullMarked;
