/**
 * How much memory the system takes.
 */
@NullMarked
package dev.visage.bench.memory;

import org.jspecify.annotations.NullMarked;
