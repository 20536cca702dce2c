/**
 * WebP: its chunks.
 */
@NullMarked
package dev.visage.worker.codec.webp;

import org.jspecify.annotations.NullMarked;
