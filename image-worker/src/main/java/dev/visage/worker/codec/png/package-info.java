/**
 * PNG: its chunks.
 */
@NullMarked
package dev.visage.worker.codec.png;

import org.jspecify.annotations.NullMarked;
