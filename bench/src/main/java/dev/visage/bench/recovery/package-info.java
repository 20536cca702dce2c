/**
 * How long people notice that a process was killed.
 */
@NullMarked
package dev.visage.bench.recovery;

import org.jspecify.annotations.NullMarked;
