/**
 * PNG: its chunks, and a writer.
 */
@NullMarked
package dev.visage.worker.codec.png;

import org.jspecify.annotations.NullMarked;
