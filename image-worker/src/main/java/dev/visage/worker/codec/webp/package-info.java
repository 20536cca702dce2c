/**
 * WebP: its chunks, and libwebp.
 */
@NullMarked
package dev.visage.worker.codec.webp;

import org.jspecify.annotations.NullMarked;
