/**
 * Figures and how they are printed.
 */
@NullMarked
package dev.visage.bench.figure;

import org.jspecify.annotations.NullMarked;
