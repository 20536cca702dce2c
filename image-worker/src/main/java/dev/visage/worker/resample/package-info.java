/**
 * Resamples planes of 8-bit samples by Lanczos, in plain Java that the JIT turns into vector instructions.
 */
@NullMarked
package dev.visage.worker.resample;

import org.jspecify.annotations.NullMarked;
